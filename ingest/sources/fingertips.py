"""Fingertips: public health figures of the councils, regions and whole of England, one table an indicator.

Not the wards, of which it has few figures, nor its own judgements (better, worse, trends): ours come from the values.
A `source_key` in the catalogue is `<indicator number>#<Male, Female or Persons>`, with `#school year` behind it where a
year such as 2023/24 begins in September. Tried against a server that speaks as the publisher's code says, not live.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from datetime import date

import duckdb

from ingest.archive import Reply
from ingest.periods import period_of
from ingest.source import Ask, IntakeError, Part, Request, Source, Table, UnexpectedColumn, UnexpectedShape
from ingest.source import UnexpectedValue as Unexpected
from ingest.strict_csv import Rows, refuse, rows_of

UPPER_TIER, DISTRICTS = "502", "501"  # councils as they have been since April 2023
REGIONS = "6"  # as parents they come along, as England always does
SCHOOL_YEAR = "school year"
SEXES = ("Persons", "Male", "Female", "Not applicable")
# The publisher's name of a column → ours.
READ = {
    "Indicator ID": "indicator_number",
    "Area Code": "area_code",
    "Area Name": "area_name",
    "Sex": "sex",
    "Age": "age",
    "Category Type": "category_type",
    "Time period": "period",
    "Value": "value",
    "Lower CI 95.0 limit": "lower",
    "Upper CI 95.0 limit": "upper",
    "Count": "count",
    "Denominator": "denominator",
    "Value note": "note",
    "Time period Sortable": "sortable",
    "Time period range": "years",
}
KNOWN = (
    *("Indicator Name", "Parent Code", "Parent Name", "Area Type", "Category", "Lower CI 99.8 limit"),
    *("Upper CI 99.8 limit", "Recent Trend", "New data"),
)
COMPARED = "Compared to"  # these columns are called after whatever stands for comparison
NUMBER = r"'-?[0-9]+([.][0-9]+)?([eE][-+]?[0-9]+)?'"
NUMBERS = ("value", "lower", "upper", "count", "denominator")
RULES = (
    ("area_code", "regexp_full_match(area_code, 'E(92000001|(0[6-9]|10|12)[0-9]{6})')",
     "the code of a council, region or country of England"),
    ("area_name", "area_name is not null", "a name"),
    ("sex", f"sex in {SEXES}", f"one of {', '.join(SEXES)}"),
    ("age", "age is not null", "an age"),
    *((name, f"{name} is null or (regexp_full_match({name}, {NUMBER}) and isfinite(try_cast({name} as double)))",
       "a number or empty") for name in NUMBERS),
    ("value", "value is null or coalesce(lower::double <= value::double + 0.1, true)", "at or above its lower limit"),
    ("value", "value is null or coalesce(upper::double >= value::double - 0.1, true)", "at or below its upper limit"),
    ("lower", "value is not null or (lower is null and upper is null)", "empty, as its value is"),
    ("lower", "coalesce(lower::double <= upper::double, true)", "at or below the upper limit"),
    ("sortable", "regexp_full_match(sortable, '(19|20)[0-9]{2}0000')", "a year and four noughts, such as 20220000"),
    ("years", "years is null or regexp_full_match(years, '[1-9]y')", "a number of years, such as 1y or 3y"),
)  # fmt: skip
KEY = r"([1-9][0-9]*)#(Persons|Male|Female)(?:#(school year))?"


def plan(ask: Ask) -> Iterator[Request]:
    """All councils, also if one was named: a figure says little without those of others. One table at a time."""
    for number, starts in sorted({_asked(source_key) for source_key in ask.source_keys}):
        for area_type in (UPPER_TIER, DISTRICTS):
            yield Request(
                f"data/{number}/{area_type}{starts}",
                "all_data/csv/by_indicator_id",
                {
                    "indicator_ids": number,
                    "child_area_type_id": area_type,
                    "parent_area_type_id": REGIONS,
                    "include_sortable_time_periods": "yes",
                },
            )


def _asked(source_key: str) -> tuple[str, str]:
    match = re.fullmatch(KEY, source_key)
    if match is None:
        raise IntakeError(
            f'"{source_key}" is not a table of Fingertips. Write a number and a sex in the catalogue, such as '
            f'"90366#Female", and "#{SCHOOL_YEAR}" behind them where years begin in September.'
        )
    return match[1], f"/{match[3]}" if match[3] else ""


def read(db: duckdb.DuckDBPyConnection, replies: Sequence[Reply]) -> Iterator[Part]:
    for reply in replies:
        yield FIGURE.name, _figures(db, reply)


def _figures(db: duckdb.DuckDBPyConnection, reply: Reply) -> Rows:
    """A row for each area, sex and period; a table with nothing but its columns has none."""
    _data, number, area_type, *is_school = reply.receipt.key.split("/")
    shown = ", ".join(f"nullif(trim(\"{theirs}\"), '') as {ours}" for theirs, ours in READ.items())
    # Splits by deprivation, ethnicity and the like are figures of a part of the area.
    rows = rows_of(db, reply, _header(reply), shown).filter("category_type is null")
    refuse(reply, rows, "indicator_number", f"indicator_number = '{number}'", f"{number}, which was asked for")
    for column, rule, wanted in RULES:
        refuse(reply, rows, column, rule, wanted)
    # Councils of one tier are in both lists, and are read from one: districts are the rest.
    rows = rows.filter(f"starts_with(area_code, 'E07') = {area_type == DISTRICTS}")
    _check_one_age(reply, rows)
    ending = f"#{is_school[0]}" if is_school else ""
    once = rows.aggregate(
        f"min(row) as row, '{number}#' || sex || '{ending}' as source_key, sex, area_code, "
        f"min(area_name) as area_name, period, sortable, years, {', '.join(NUMBERS)}, note"
    )  # an area comes once for each parent that it has
    _check_alike(reply, once)
    dated = once.join(_days(db, reply, once, 9 if is_school else 4), "period")
    return dated.project(f"{', '.join(FIGURE.columns)}, '{reply.receipt.receipt_id}' as receipt_id")


def _header(reply: Reply) -> list[str]:
    """By name, in any order; the columns of comparisons are numbered, as two may have one name."""
    try:
        with reply.path.open(encoding="utf-8-sig", newline="") as file:
            told = next(csv.reader(file), [])
    except (UnicodeDecodeError, csv.Error) as error:
        raise UnexpectedShape(reply, f"it is not a CSV file ({error})", "Look at it, then fetch again.") from None
    names = [f"{COMPARED} {n}" if name.startswith(COMPARED) else name for n, name in enumerate(told)]
    for name in names:
        if name not in (*READ, *KNOWN) and not name.startswith(COMPARED):
            raise UnexpectedColumn(reply, name, [*READ, *KNOWN])
    if len(names) != len(set(names)) or not set(READ) <= set(names):
        lacking = ", ".join(sorted(set(READ) - set(names))) or "no column, but one comes twice"
        raise UnexpectedShape(reply, f"it lacks {lacking}", "See whether the publisher changed the table.")
    return names


def _check_one_age(reply: Reply, rows: Rows) -> None:
    """Several ages would be several series, and nobody has said which one is ours."""
    several = rows.aggregate("sex, min(age) as one, max(age) as other").filter("one <> other").limit(1).fetchall()
    for sex, one, other in several:
        what = f"it has figures of {sex} for {one} and for {other}"
        raise UnexpectedShape(reply, what, "Take another indicator, or teach ingest/sources/fingertips.py ages.")


def _check_alike(reply: Reply, once: Rows) -> None:
    """Repeats of an area must say the same."""
    differing = once.aggregate("area_code, sex, period, min(row) as row, count(*) as n").filter("n > 1").order("row")
    for area_code, sex, period, _row, _count in differing.limit(1).fetchall():
        what = f"{area_code} has more than one figure for {sex} in {period}, and they differ"
        raise UnexpectedShape(reply, what, "Ask the publisher which one holds.")


def _days(db: duckdb.DuckDBPyConnection, reply: Reply, rows: Rows, month: int) -> Rows:
    """The first day of each period and the day after its last, if what else is said of it agrees."""
    days: dict[str, tuple[date, date]] = {}
    told = rows.aggregate("min(row) as row, period, sortable, years").order("row").fetchall()
    for row, period, sortable, years in told:
        try:
            start, end = period_of(period or "", month)
        except ValueError:
            raise Unexpected(reply, row, "Time period", period, "a form of period that we know") from None
        if sortable != f"{start.year}0000":
            raise Unexpected(reply, row, "Time period Sortable", sortable, f"the year in which {period} starts")
        if years and start.replace(year=start.year + int(years[0])) != end:
            raise Unexpected(reply, row, "Time period range", years, f"as long as {period} is")
        days[period] = (start, end)
    lengths = sorted({end.year - start.year for start, end in days.values()})
    if len(lengths) > 1:
        what = f"it has periods of {' and of '.join(map(str, lengths))} years"
        raise UnexpectedShape(reply, what, "They are two series: see which one the catalogue means.")
    columns = {"period": [*days], "period_start": [str(start) for start, _ in days.values()]}
    columns |= {"period_end": [str(end) for _, end in days.values()]}
    return db.sql("select " + ", ".join(f"unnest(${name}::varchar[]) as {name}" for name in columns), params=columns)


FIGURE = Table(
    "fingertips_figure",
    ("source_key", "area_code", "area_name", "period_start", "period_end", *NUMBERS, "note"),
)

SOURCE = Source(
    id="fingertips",
    title="Fingertips: public health data",
    publisher="Department of Health and Social Care",
    licence="OGL-UK-3.0",
    licence_url="https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    attribution=(
        "Contains public sector information: Department of Health and Social Care, Fingertips, licensed under the "
        "Open Government Licence v3.0."
    ),
    base_url="https://fingertips.phe.org.uk/api/",
    about_url="https://fingertips.phe.org.uk/",
    update_cycle="each indicator about once a year; its tables can lag behind by some days",
    tables=(FIGURE,),
    plan=plan,
    read=read,
    is_live_checked=False,
    note="England only, and only a few indicators that no other source of ours has for all councils.",
)
