"""How numbers, periods and dates are written: the one place that rounds.

Judges nothing: whether a figure is good or bad is said in dashboard.words, from what SQL decided.
"""

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal, localcontext

from dashboard.language import say, say_count, say_data
from dashboard.rows import Indicator

MISSING = {
    "suppressed": say("Withheld to protect people"),
    "not_available": say("Not published"),
    "not_applicable": say("Does not apply here"),
    "unreliable": say("Too unreliable to publish"),
}
MONTHS = (
    say("January"), say("February"), say("March"), say("April"), say("May"), say("June"),
    say("July"), say("August"), say("September"), say("October"), say("November"), say("December"),
)  # fmt: skip
SHORT_MONTHS = (
    say("Jan"), say("Feb"), say("Mar"), say("Apr"), say("May"), say("Jun"),
    say("Jul"), say("Aug"), say("Sep"), say("Oct"), say("Nov"), say("Dec"),
)  # fmt: skip

MINUS = "\u2212"
Months = tuple[str, ...]


def number(value: float, decimals: int) -> str:
    """A number in plain digits with thousands separators: "1,234.5", "−3.0"."""
    rounded = _rounded(value, decimals)
    sign = MINUS if rounded < 0 else ""
    return f"{sign}{abs(rounded):,f}"


def amount(indicator: Indicator, value: float, decimals: int | None = None) -> str:
    """A value with its unit: "3.0%", "£600", "5 nights"."""
    digits = number(value, indicator.decimals if decimals is None else decimals)
    if indicator.unit_place == "before":
        return _money(indicator.unit, digits)
    if indicator.unit_place == "after_tight":
        return digits + indicator.unit
    if indicator.unit_place == "after_space":
        return say("{number} {unit}", number=digits, unit=_unit_for(digits, indicator.unit))
    return digits


def bare(indicator: Indicator, value: float, decimals: int | None = None) -> str:
    """A value on a drawing that says its unit once: "3.0%" and "£600" stay, "5 nights" is "5"."""
    if indicator.unit_place == "after_space":
        return number(value, indicator.decimals if decimals is None else decimals)
    return amount(indicator, value, decimals)


def unit(indicator: Indicator) -> str:
    """The unit by itself: "%", "nights", "£ million"; nothing of a bare number."""
    symbol, space, scale = indicator.unit.partition(" ")
    if indicator.unit_place == "before":
        return symbol + space + say_data(scale)
    return _unit_for("", indicator.unit) if indicator.unit_place == "after_space" else say_data(indicator.unit)


def shown(indicator: Indicator, value: float | None, status: str) -> str:
    """A value, or the words that stand in its place; the four kinds of missing are never a zero."""
    if value is None:
        return MISSING[status]
    if status == "unreliable":
        return say("{amount} (use with care)", amount=amount(indicator, value))
    return amount(indicator, value)


def span(indicator: Indicator, low: float, high: float) -> str:
    """Two values as a range: "4.0% to 5.6%", "5 to 6 nights"; one value where both print the same."""
    first, last = amount(indicator, low), amount(indicator, high)
    if first == last:
        return last
    if indicator.unit_place == "after_space":
        digits = number(high, indicator.decimals)
        first, last = number(low, indicator.decimals), f"{digits} {_unit_for(digits, indicator.unit, is_one=False)}"
    return between(first, last)


def period(start: date, end: date, kind: str) -> str:
    """A period in words, from its first day and the day after its last: "2024/25", "year to March 2025"."""
    return _told(start, end, kind, MONTHS)[0]


def when(start: date, end: date, kind: str) -> str:
    """A period as it stands in a sentence: "in 2024", "on 15 March 2025", "in the year to March 2025"."""
    words, is_year_of = _told(start, end, kind, MONTHS)
    if (end - start).days == 1:
        return say("on {day}", day=words)
    return say("in the {period}", period=words) if is_year_of else say("in {period}", period=words)


def by(end: date) -> str:
    """The day that a promise is judged at, from the first day after its period: "by March 2029"."""
    return say("by {month}", month=last_month(end))


def last_month(end: date) -> str:
    """The month that a period ends in, from the first day after it: "March 2029"."""
    return month(end - timedelta(days=1))


def in_a_hundred(share: float) -> str:
    """A share of things that were counted: "83 in 100", "none", "all of them"."""
    rounded = round(100 * share)
    return {0: say("none"), 100: say("all")}.get(rounded, say("{number} in 100", number=rounded))


def since(start: date, end: date, kind: str) -> str:
    """The period a change is counted from: "since 2011", "since the year to March 2011"."""
    words, is_year_of = _told(start, end, kind, MONTHS)
    return say("since the {period}", period=words) if is_year_of else say("since {period}", period=words)


def short_period(start: date, end: date, kind: str) -> str:
    """A period under a chart, where room is short: "2024/25", "Jul 2025", "Year to Mar 2025"."""
    words = _told(start, end, kind, SHORT_MONTHS)[0]
    return words[:1].upper() + words[1:]


def middle_year(start: date, end: date) -> str:
    """The year that a window of several years is centred on."""
    return str((start + (end - start) / 2).year)


def day(value: date) -> str:
    """A date: "20 January 2026"."""
    return _day(value, MONTHS)


def month(value: date) -> str:
    """A month: "January 2026"."""
    return _month(value, MONTHS)


def ordinal(value: int) -> str:
    """A place in an order: "1st", "12th", "23rd"."""
    ending = 0 if value % 100 in {11, 12, 13} else value % 10
    known = {1: say("{number}st", number=value), 2: say("{number}nd", number=value), 3: say("{number}rd", number=value)}
    return known.get(ending, say("{number}th", number=value))


def position(first: int, last: int) -> str:
    """A place among others, ties as one block: "4th", "4th to 6th"."""
    return between(ordinal(first), ordinal(last))


def between(first: str, last: str) -> str:
    """From one to the other: "4th to 6th"; one of them where both read the same."""
    return first if first == last else say("{first} to {last}", first=first, last=last)


def _rounded(value: float, decimals: int) -> Decimal:
    # Twelve digits first: 2.675 and 2.6749999999999998 are one figure that went through floating point.
    exact = Decimal(format(value, ".12g"))
    with localcontext() as context:
        context.prec = 400
        rounded = exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    return rounded if rounded else abs(rounded)


def _money(unit: str, digits: str) -> str:
    symbol, _, scale = unit.partition(" ")
    sign = MINUS if digits.startswith(MINUS) else ""
    amount = f"{sign}{symbol}{digits.removeprefix(MINUS)}"
    return say("{number} {unit}", number=amount, unit=say_data(scale)) if scale else amount


def singular(unit: str) -> str:
    """The English unit of one of them: "person waiting" of "people waiting"."""
    noun, space, rest = unit.partition(" ")
    known = {"people": "person", "children": "child"}.get(noun)
    return (known or (noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun)) + space + rest


def _unit_for(digits: str, unit: str, *, is_one: bool = True) -> str:
    # A number with decimals takes the form of many, as a hundred does in every language that we looked at.
    whole = digits.removeprefix(MINUS).replace(",", "")
    return say_count(singular(unit), unit, int(whole) if is_one and whole.isdigit() else 100)


def _told(start: date, end: date, kind: str, months: Months) -> tuple[str, bool]:
    """A period in words, and whether they are of a year that is named by how it is counted."""
    if (end - start).days == 1:
        return _day(start, months), False
    years = _whole_years(start, end)
    if years and (start.day, start.month) == (1, 1):
        return between(str(start.year), str(end.year - 1)), False
    if years and kind == "school_year":
        return _school_years(_split_years(start, end), years, months), months is MONTHS
    if years and (kind == "financial_year" or (start.day, start.month, kind) == (1, 4, "rolling")):
        return _split_years(start, end), False
    if years == 1:
        return say("year to {day}", day=_last_day(end, months)), True
    is_exact = kind != "date" and not start.day == end.day == 1
    return _months(start, end - timedelta(days=1), months, is_exact=is_exact), False


def _whole_years(start: date, end: date) -> int:
    same_day = (start.month, start.day) == (end.month, end.day)
    return end.year - start.year if same_day else 0


def _school_years(split: str, years: int, months: Months) -> str:
    if months is SHORT_MONTHS:
        return split
    return say_count("{period} school year", "{period} school years", years, period=split)


def _split_years(start: date, end: date) -> str:
    return between(_split_year(start.year), _split_year(end.year - 1))


def _split_year(year: int) -> str:
    return f"{year}/{(year + 1) % 100:02d}"


def _months(start: date, last: date, months: Months, *, is_exact: bool) -> str:
    if is_exact:
        return between(_day(start, months), _day(last, months))
    if (start.year, start.month) == (last.year, last.month):
        return _month(last, months)
    first = months[start.month - 1] if start.year == last.year else _month(start, months)
    return between(first, _month(last, months))


def _last_day(end: date, months: Months) -> str:
    last = end - timedelta(days=1)
    return _month(last, months) if end.day == 1 else _day(last, months)


def _day(value: date, months: Months) -> str:
    return say("{day} {month} {year}", day=value.day, month=months[value.month - 1], year=value.year)


def _month(value: date, months: Months) -> str:
    return say("{month} {year}", month=months[value.month - 1], year=value.year)
