"""Trafford Data Lab: its open tables on Trafford, on its 21 wards and on the councils set beside it.

Not the publishers behind the Lab (Defra, NHS England, ONS ...): the catalogue names those, figure by figure.
A `source_key` in the catalogue is `<file>#<series>#<measure>` in the Lab's own words, so another series of a
table in this shape is one block there and nothing here. People's names in the election file are never read.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import duckdb

from ingest.archive import Reply
from ingest.periods import period_of
from ingest.source import Ask, Part, Request, Source, Table, UnexpectedShape, UnexpectedValue
from ingest.strict_csv import Rows, header_of, refuse, rows_of

BRANCHES = {"trafford_themes": "main", "ward_data": "master", "open_data": "master", "spatial_data": "master"}
OUTLINES = "spatial_data/ward/2023/trafford_ward_generalised.geojson"
ELECTIONS = "open_data/elections/trafford_council_election_results.csv"
POPULATION = "open_data/population"
# One table a year for the wards and one for the borough: a new year is a new line.
POPULATION_TABLES = (
    "mid_year_2022/mid-year_2022_population_estimates_ward.csv",
    "mid_year_2022/mid-year_2022_population_estimates_local_authority.csv",
    "mid_year_2023/mid-year_2023_population_estimates_local_authority.csv",
    "mid_year_2024/mid-year_2024_population_estimates_ward.csv",
    "mid_year_2024/mid-year_2024_population_estimates_local_authority.csv",
)
# The wards as elected since 4 May 2023. E05000819 to E05000839 were other areas, some under the same names:
# their figures are left out and never joined on to these.
WARDS = tuple(f"E05015{number}" for number in range(239, 260))
WARDS_SINCE = "2023-05-04"
TRAFFORD = "E08000009"

FIGURE = (
    *("page", "source_key", "area_code", "area_name", "period", "period_start", "period_end"),
    *("value", "numerator", "denominator"),
)
OUTLINE = ("area_code", "area_name", "parent_code", "start_date", "vintage", "geojson")
TIDY = ("area_code", "area_name", "period", "indicator", "measure", "value")
OF_FINGERTIPS = ("area_type", "compared_to_England", "inequality")  # kept by the Lab from Fingertips' tables
BANDS = ("all_ages", "aged_0_to_15", "aged_16_to_64", "aged_65_and_over")
RESIDENTS = ("period", "area_code", "area_name", "geography", "sex", *BANDS, *map(str, range(90)), "90+")
ELECTION = (  # of all this only the ward, the day, the votes cast, the electorate and the turnout are read
    "PublicationDate,OrganisationURI,OrganisationLabel,ServiceTypeURI,ServiceTypeLabel,ElectionDate,"
    "TypeofElection,ElectedBodyURI,ElectedBodyLabel,ElectoralAreaURI,ElectoralAreaLabel,CandidateSurname,"
    "CandidateForenames,CommonlyUsedSurname,CommonlyUsedForenames,PoliticalPartyURI,PoliticalPartyLabel,"
    "CandidatesDescription,VotesWon,Elected,VotesCast,EligibleElectorate,BallotsRejectedOfficialMark,"
    "BallotsRejectedMultipleVote,BallotsRejectedIdentification,BallotsRejectedInPart,BallotsRejectedUnmarked,"
    "PercentageTurnout,InfoURL,ReturningOfficer,ElectoralDept,ContactEmail,ContactTel"
)

# A measure, and the highest figure that can be right.
MEASURES = {
    "Percentage": 100,
    "rate": 100,  # the Universal Credit table calls its percentage a rate
    "Rate per 100,000 aged 65+": 100_000,
    "Median": 10_000,  # megabits a second
    "Count": 1e9,
    "count": 1e9,
    "Frequency": 1e9,
}
UNITS = ("Persons", "persons", "Households", "Applications", "Waste", "Tonnes", "Mbps")
# In the table of children in low-income families the wards' rows are worded differently.
SAME_SERIES = {
    "Children in relative low income families (under 16s)": (
        "% of children living in relative low income families: Aged 0-15"
    ),
}
# Children are weighed by school year; every other "2022/23" here is a financial year.
SCHOOL_YEARS = (
    "trafford_themes/data/children/obese_reception.csv",
    "trafford_themes/data/children/obese_year6.csv",
)


def plan(ask: Ask) -> Iterator[Request]:
    """The outlines of the wards, then each file that an indicator of the catalogue comes from."""
    yield Request(OUTLINES, _address(OUTLINES), expect="geojson")
    for file in sorted({key.split("#")[0] for key in ask.source_keys}):
        for key in [f"{file}/{table}" for table in POPULATION_TABLES] if file == POPULATION else [file]:
            yield Request(key, _address(key))


def _address(key: str) -> str:
    """GitHub serves a file with the branch between repository and path."""
    repository, path = key.split("/", 1)
    return f"{repository}/{BRANCHES[repository]}/{path}"


def read(db: duckdb.DuckDBPyConnection, replies: Sequence[Reply]) -> Iterator[Part]:
    for reply in replies:
        key = reply.receipt.key
        if key == OUTLINES:
            yield "trafford_ward", _outlines(db, reply)
        elif key == ELECTIONS:
            yield "trafford_figure", _figures(db, reply, _turnout(db, reply))
        elif key.startswith(POPULATION):
            yield "trafford_figure", _figures(db, reply, _residents(db, reply))
        else:
            yield "trafford_figure", _figures(db, reply, _tidy(db, reply))


def _tidy(db: duckdb.DuckDBPyConnection, reply: Reply) -> Rows:
    """The Lab's usual table: a row for each area, period and series."""
    header = header_of(reply, TIDY, ("unit", "units", *OF_FINGERTIPS))
    unit = next((name for name in ("unit", "units") if name in header), "null")
    series = "indicator"
    for words_for_wards, words_for_councils in SAME_SERIES.items():
        series = f"replace({series}, '{words_for_wards}', '{words_for_councils}')"
    # Rows of one sex or of the poorer parts of an area are series of their own.
    part = "coalesce('#' || nullif(inequality, 'NA'), '')" if "inequality" in header else "''"
    return rows_of(db, reply, header).project(f"""
        row, '{reply.receipt.key}#' || {series} || '#' || measure || {part} as source_key,
        measure, {unit} as unit, area_code, area_name, period,
        nullif(value, 'NA') as value, null as numerator, null as denominator
    """)


def _residents(db: duckdb.DuckDBPyConnection, reply: Reply) -> Rows:
    """Estimates of residents by age and sex: the totals of all people and of three age bands."""
    rows = rows_of(db, reply, header_of(reply, RESIDENTS))
    refuse(reply, rows, "sex", "sex in ('Persons', 'Females', 'Males')", "Persons, Females or Males")
    bands = " + ".join(f"try_cast({band} as integer)" for band in BANDS[1:])
    refuse(reply, rows, "all_ages", f"try_cast(all_ages as integer) = {bands}", "the sum of its age bands")
    return rows.filter("sex = 'Persons'").project(f"""
        row, '{POPULATION}#' || unnest({list(BANDS)}) || '#Count' as source_key,
        'Count' as measure, 'Persons' as unit, area_code, area_name, period,
        unnest([{", ".join(BANDS)}]) as value, null as numerator, null as denominator
    """)


def _turnout(db: duckdb.DuckDBPyConnection, reply: Reply) -> Rows:
    """A row per ward and polling day, from a row per candidate. Ordinary elections only: a by-election
    is held in one ward on a day of its own, and far fewer people vote."""
    header = header_of(reply, ELECTION.split(","))
    kept = """
        TypeofElection, ElectionDate as period, regexp_extract(ElectoralAreaURI, '[^/]*$') as area_code,
        ElectoralAreaLabel as area_name, PercentageTurnout as value, VotesCast as numerator,
        EligibleElectorate as denominator
    """
    polls = rows_of(db, reply, header, kept)
    kinds = ("DistrictAndBorough", "DistrictAndBoroughByElection", "Parliamentary", "ParliamentaryByelection")
    refuse(reply, polls, "TypeofElection", f"TypeofElection in {kinds}", f"one of {', '.join(kinds)}")
    polls = polls.filter(f"TypeofElection = 'DistrictAndBorough' and period >= '{WARDS_SINCE}'")
    share = "100 * try_cast(numerator as integer) / nullif(try_cast(denominator as integer), 0)"
    # Half a point leaves room for rounding and for Urmston in 2023 (3,300 of 8,507 given as 38.9).
    is_share = f"abs(try_cast(value as double) - {share}) < 0.5"
    refuse(reply, polls, "value", is_share, "votes cast over electorate")
    return polls.aggregate(
        f"min(row) as row, '{ELECTIONS}#Turnout#Percentage' as source_key, 'Percentage' as measure, "
        "'Persons' as unit, area_code, area_name, period, value, numerator, denominator"
    )


def _figures(db: duckdb.DuckDBPyConnection, reply: Reply, rows: Rows) -> Rows:
    """The rows with their periods as days, once each of them is accounted for."""
    rows = rows.filter("area_code is null or area_code not between 'E05000819' and 'E05000839'")
    known = f"area_code in {WARDS} or regexp_full_match(area_code, 'E(0[6-9]|10|12|92)[0-9]{{6}}')"
    # R writes 100000 as 1e+05.
    number = "regexp_full_match(value, '[0-9]+([.][0-9]+)?(e[+][0-9]+)?')"
    highest = f"map {MEASURES}[measure]"
    for column, rule, wanted in (
        ("area_code", known, "a present ward of Trafford, nor a council, region or country of England"),
        ("area_name", "area_name <> ''", "a name"),
        ("measure", f"measure in {tuple(MEASURES)}", f"one of {', '.join(MEASURES)}"),
        ("unit", f"unit in {UNITS}", f"one of {', '.join(UNITS)}"),
        ("value", f"value is null or {number}", "a number from nought up, or NA"),
        ("value", f"value is null or value::double <= {highest}", "a likely figure of its measure"),
    ):
        refuse(reply, rows, column, rule, wanted)
    _check_rows(reply, rows)
    dated = rows.join(_days(db, reply, rows), "period")
    repository, path = _address(reply.receipt.key).split("/", 1)
    page = f"https://github.com/traffordDataLab/{repository}/blob/{path}"
    return dated.project(f"'{page}' as page, {', '.join(FIGURE[1:])}, '{reply.receipt.receipt_id}' as receipt_id")


def _check_rows(reply: Reply, rows: Rows) -> None:
    """One row for each series, area and period; all 21 wards, or none."""
    if not rows.limit(1).fetchall():
        raise UnexpectedShape(reply, "it has no figures", "Look at it, then fetch again.")
    twice = rows.aggregate("source_key, area_code, period, count(*) as n").filter("n > 1").limit(1).fetchall()
    for source_key, area_code, period, _count in twice:
        what = f"{source_key.split('#', 1)[1]} has more than one figure for {area_code} in {period}"
        raise UnexpectedShape(reply, what, "See which one the Lab means and ask it to mend the table.")
    wards = rows.filter("area_code like 'E05%'").aggregate("source_key, period, count(*) as n")
    for source_key, period, count in wards.filter(f"n <> {len(WARDS)}").limit(1).fetchall():
        what = f"{source_key.split('#', 1)[1]} in {period} has {count} wards, not {len(WARDS)}"
        raise UnexpectedShape(reply, what, "See whether the wards changed or rows were lost.")


def _days(db: duckdb.DuckDBPyConnection, reply: Reply, rows: Rows) -> Rows:
    """Each way of writing a period in these rows, with its first day and the day after its last."""
    year_starts = 9 if reply.receipt.key in SCHOOL_YEARS else 4
    days: dict[str, tuple[date, date]] = {}
    for row, period in rows.aggregate("min(row) as row, period").order("row").fetchall():
        try:
            days[period] = period_of(period or "", year_starts)
        except ValueError:
            raise UnexpectedValue(reply, row, "period", period, "a form of period that we know") from None
    starts, ends = zip(*days.values(), strict=True)
    return _texts(db, {"period": list(days), "period_start": [*map(str, starts)], "period_end": [*map(str, ends)]})


def _texts(db: duckdb.DuckDBPyConnection, columns: Mapping[str, list[str]]) -> Rows:
    named = ", ".join(f"unnest(${name}::varchar[]) as {name}" for name in columns)
    return db.sql(f"select {named}", params=dict(columns))


def _outlines(db: duckdb.DuckDBPyConnection, reply: Reply) -> Rows:
    """A row for each of the 21 wards, drawn once."""
    try:
        features = json.loads(reply.path.read_text(encoding="utf-8"))["features"]
        drawn = {each["properties"]["area_code"]: each for each in features}
        names = [drawn[code]["properties"]["area_name"] for code in WARDS]
        outlines = [_outline(drawn[code]["geometry"]) for code in WARDS]
    except (ValueError, KeyError, TypeError) as error:
        what = f"it does not hold the outline of every ward ({type(error).__name__} {error})"
        raise UnexpectedShape(reply, what, "Look at it, then fetch again.") from None
    if len(features) != len(WARDS) or len(drawn) != len(WARDS):
        what = f"it has {len(features)} outlines, not one for each of the {len(WARDS)} wards"
        raise UnexpectedShape(reply, what, "See whether the wards changed.")
    same = {"parent_code": TRAFFORD, "start_date": WARDS_SINCE, "vintage": WARDS_SINCE[:4]}
    same["receipt_id"] = reply.receipt.receipt_id
    each = {"area_code": list(WARDS), "area_name": names, "geojson": outlines}
    return _texts(db, each | {name: [value] * len(WARDS) for name, value in same.items()})


def _outline(geometry: dict[str, object]) -> str:
    """To five decimals of a degree, which is about a metre; the file has fifteen."""
    if geometry["type"] not in ("Polygon", "MultiPolygon"):
        raise ValueError(f"a ward drawn as {geometry['type']}")
    outline = {"type": geometry["type"], "coordinates": _rounded(geometry["coordinates"])}
    return json.dumps(outline, separators=(",", ":"))


def _rounded(coordinates: object) -> object:
    if isinstance(coordinates, list):
        return [_rounded(each) for each in coordinates]
    if not isinstance(coordinates, float) or not -9 < coordinates < 61:
        raise ValueError(f"{coordinates!r} is not a place in the United Kingdom")
    return round(coordinates, 5)


SOURCE = Source(
    id="trafford_data_lab",
    title="Trafford Data Lab: themes, wards, elections and boundaries",
    publisher="Trafford Council",
    licence="OGL-UK-3.0",
    licence_url="https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    attribution=(
        "Contains public sector information from Trafford Council (Trafford Data Lab) licensed under the "
        "Open Government Licence v3.0. Boundaries contain OS data © Crown copyright and database right 2023."
    ),
    base_url="https://raw.githubusercontent.com/traffordDataLab/",
    about_url="https://www.trafforddatalab.io/",
    update_cycle="The Lab updates each table some weeks after its publisher does; wards about once a year.",
    tables=(Table("trafford_figure", FIGURE), Table("trafford_ward", OUTLINE)),
    plan=plan,
    read=read,
    note=(
        "Ward figures are for the 21 wards drawn in 2023. Figures of the wards before them, and votes before "
        "2023, are left out: the old wards were other areas."
    ),
)
