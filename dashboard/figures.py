"""How numbers, periods and dates are written: the one place that rounds.

Judges nothing: whether a figure is good or bad is said in dashboard.words, from what SQL decided.
"""

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal, localcontext

from dashboard.rows import Indicator

MISSING = {
    "suppressed": "Withheld to protect people",
    "not_available": "Not published",
    "not_applicable": "Does not apply here",
    "unreliable": "Too unreliable to publish",
}

MINUS = "\u2212"


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
        return f"{digits} {_unit_for(digits, indicator.unit)}"
    return digits


def bare(indicator: Indicator, value: float, decimals: int | None = None) -> str:
    """A value on a drawing that says its unit once: "3.0%" and "£600" stay, "5 nights" is "5"."""
    if indicator.unit_place == "after_space":
        return number(value, indicator.decimals if decimals is None else decimals)
    return amount(indicator, value, decimals)


def shown(indicator: Indicator, value: float | None, status: str) -> str:
    """A value, or the words that stand in its place; the four kinds of missing are never a zero."""
    if value is None:
        return MISSING[status]
    if status == "unreliable":
        return f"{amount(indicator, value)} (use with care)"
    return amount(indicator, value)


def span(indicator: Indicator, low: float, high: float) -> str:
    """Two values as a range: "4.0% to 5.6%", "5 to 6 nights"; one value where both print the same."""
    first, last = amount(indicator, low), amount(indicator, high)
    if first == last:
        return last
    if indicator.unit_place == "after_space":
        return f"{number(low, indicator.decimals)} to {number(high, indicator.decimals)} {indicator.unit}"
    return f"{first} to {last}"


def period(start: date, end: date, kind: str) -> str:
    """A period in words, from its first day and the day after its last: "2024/25", "year to March 2025"."""
    if (end - start).days == 1:
        return day(start)
    years = _whole_years(start, end)
    if years and (start.day, start.month) == (1, 1):
        return _between(str(start.year), str(end.year - 1))
    if years and kind == "school_year":
        return f"{_split_years(start, end)} school year" + ("s" if years > 1 else "")
    if years and (kind == "financial_year" or (start.day, start.month, kind) == (1, 4, "rolling")):
        return _split_years(start, end)
    if years == 1:
        return f"year to {_last_day(end)}"
    return _months(start, end - timedelta(days=1), is_exact=kind != "date" and not start.day == end.day == 1)


def when(start: date, end: date, kind: str) -> str:
    """A period as it stands in a sentence: "in 2024", "on 15 March 2025", "in the year to March 2025"."""
    words = period(start, end, kind)
    if (end - start).days == 1:
        return f"on {words}"
    return f"in {_with_article(words)}"


def by(end: date) -> str:
    """The day that a promise is judged at, from the first day after its period: "by March 2029"."""
    return f"by {month(end - timedelta(days=1))}"


def in_a_hundred(share: float) -> str:
    """A share of things that were counted: "83 in 100", "none", "all of them"."""
    return {0: "none", 100: "all"}.get(round(100 * share), f"{round(100 * share)} in 100")


def since(start: date, end: date, kind: str) -> str:
    """The period a change is counted from: "since 2011", "since the year to March 2011"."""
    return f"since {_with_article(period(start, end, kind))}"


def short_period(start: date, end: date, kind: str) -> str:
    """A period under a chart, where room is short: "2024/25", "Jul 2025", "Year to Mar 2025"."""
    words = period(start, end, kind).replace(" school years", "").replace(" school year", "")
    shortened = " ".join(_short_month(word) for word in words.split(" "))
    return shortened[:1].upper() + shortened[1:]


def middle_year(start: date, end: date) -> str:
    """The year that a window of several years is centred on."""
    return str((start + (end - start) / 2).year)


def day(value: date) -> str:
    """A date: "20 January 2026"."""
    return f"{value.day} {value:%B} {value.year}"


def month(value: date) -> str:
    """A month: "January 2026"."""
    return f"{value:%B} {value.year}"


def count(value: int, singular: str, plural: str) -> str:
    """A count with its noun: "1 ward", "1,279 wards"."""
    return f"{value:,} {singular if value == 1 else plural}"


def ordinal(value: int) -> str:
    """A place in an order: "1st", "12th", "23rd"."""
    if value % 100 in {11, 12, 13}:
        return f"{value}th"
    return f"{value}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(value % 10, 'th') }"


def position(first: int, last: int) -> str:
    """A place among others, ties as one block: "4th", "4th to 6th"."""
    return _between(ordinal(first), ordinal(last))


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
    return f"{sign}{symbol}{digits.removeprefix(MINUS)}" + (f" {scale}" if scale else "")


def _unit_for(digits: str, unit: str) -> str:
    noun, space, rest = unit.partition(" ")
    if digits.removeprefix(MINUS) != "1":
        return unit
    singular = {"people": "person", "children": "child"}.get(noun)
    if singular is None:
        singular = noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun
    return singular + space + rest


def _whole_years(start: date, end: date) -> int:
    same_day = (start.month, start.day) == (end.month, end.day)
    return end.year - start.year if same_day else 0


def _split_years(start: date, end: date) -> str:
    return _between(_split_year(start.year), _split_year(end.year - 1))


def _split_year(year: int) -> str:
    return f"{year}/{(year + 1) % 100:02d}"


def _between(first: str, last: str) -> str:
    return first if first == last else f"{first} to {last}"


def _months(start: date, last: date, is_exact: bool) -> str:
    if is_exact:
        return f"{day(start)} to {day(last)}"
    if (start.year, start.month) == (last.year, last.month):
        return month(last)
    first = f"{start:%B}" if start.year == last.year else month(start)
    return f"{first} to {month(last)}"


def _last_day(end: date) -> str:
    last = end - timedelta(days=1)
    return month(last) if end.day == 1 else day(last)


def _with_article(words: str) -> str:
    return f"the {words}" if "year" in words else words


def _short_month(word: str) -> str:
    return word[:3] if word in _MONTHS else word


_MONTHS = {f"{date(2000, number, 1):%B}" for number in range(1, 13)}
