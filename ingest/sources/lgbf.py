"""Scotland's Local Government Benchmarking Framework: its table of every measure, council and year, in one file.

A `source_key` in the catalogue is the Framework's own code, such as ENV06: another measure is one block there and
nothing here. Families of councils and their averages, which the file has too, are not read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import duckdb

from ingest.archive import Reply
from ingest.source import Ask, Part, Request, Source, Table, UnexpectedShape
from ingest.strict_csv import Rows, header_of, refuse, rows_of

FILE = "Raw Data Files/LGBF_ScotDataReal_ISSpatialHub.csv"
HEADER = (
    *("", "Code", "LocalAuthority", "Year", "LA_IndicatorReal", "LA_Numerator_real", "LA_Den_Real"),
    *("Scotland_Indicator_Real", "Scotland_Num_Real", "Scotland_Den_Real"),
    *("FG_Avg_Indicator_Real", "FG_Avg_Num_Real", "FG_Avg_Den_Real", "FamilyGroup"),
)
FIGURE = ("source_key", "area_code", "area_name", "period_start", "period_end", "value", "numerator", "denominator")
# The Framework names councils in its own way and gives no codes.
COUNCILS = {
    "Aberdeen City": "S12000033",
    "Aberdeenshire": "S12000034",
    "Angus": "S12000041",
    "Argyll & Bute": "S12000035",
    "Clackmannanshire": "S12000005",
    "Dumfries & Galloway": "S12000006",
    "Dundee City": "S12000042",
    "East Ayrshire": "S12000008",
    "East Dunbartonshire": "S12000045",
    "East Lothian": "S12000010",
    "East Renfrewshire": "S12000011",
    "Edinburgh City": "S12000036",
    "Eilean Siar": "S12000013",
    "Falkirk": "S12000014",
    "Fife": "S12000047",
    "Glasgow City": "S12000049",
    "Highland": "S12000017",
    "Inverclyde": "S12000018",
    "Midlothian": "S12000019",
    "Moray": "S12000020",
    "North Ayrshire": "S12000021",
    "North Lanarkshire": "S12000050",
    "Orkney Islands": "S12000023",
    "Perth & Kinross": "S12000048",
    "Renfrewshire": "S12000038",
    "Scottish Borders": "S12000026",
    "Shetland Islands": "S12000027",
    "South Ayrshire": "S12000028",
    "South Lanarkshire": "S12000029",
    "Stirling": "S12000030",
    "West Dunbartonshire": "S12000039",
    "West Lothian": "S12000040",
}
# Area code, name, value and what it was worked out from, for each council and for all of Scotland.
COUNCIL = (f"map {COUNCILS}[LocalAuthority]", "LocalAuthority", "LA_IndicatorReal", "LA_Numerator_real", "LA_Den_Real")
SCOTLAND = ("'S92000003'", "'Scotland'", "Scotland_Indicator_Real", "Scotland_Num_Real", "Scotland_Den_Real")
NUMBERS = (*COUNCIL[2:], *SCOTLAND[2:])
# School leavers are counted by school year, which starts in August in Scotland; all else by financial year.
SCHOOL_YEARS = ("CHN11",)


def plan(_ask: Ask) -> Iterator[Request]:
    """One file holds all measures."""
    yield Request(FILE, f"SC-TPP/LGBF/master/{FILE.replace(' ', '%20')}")


def read(db: duckdb.DuckDBPyConnection, replies: Sequence[Reply]) -> Iterator[Part]:
    for reply in replies:
        rows = _dated(_known(reply, _lines(db, reply)))
        yield "lgbf_figure", _figures(reply, rows, COUNCIL)
        # What all of Scotland came to stands on the line of every council, and is told once.
        yield "lgbf_figure", _figures(reply, rows, SCOTLAND).distinct()


def _lines(db: duckdb.DuckDBPyConnection, reply: Reply) -> Rows:
    """The last line of the file holds nothing but its number."""
    header = [name or "line" for name in header_of(reply, HEADER)]
    lines = rows_of(db, reply, header).filter("coalesce(Code, LocalAuthority, Year) is not null")
    if not lines.limit(1).fetchall():
        raise UnexpectedShape(reply, "it has no figures", "Look at it, then fetch again.")
    return lines


def _known(reply: Reply, rows: Rows) -> Rows:
    """The rows, once each of them is accounted for."""
    years = "regexp_full_match(Year, '20[0-9]{2}-[0-9]{2}') and right(Year, 2) > substr(Year, 3, 2)"
    for column, rule, wanted in (
        ("Code", "Code <> ''", "a code of the Framework"),
        ("LocalAuthority", f"LocalAuthority in {tuple(COUNCILS)}", "a council of Scotland as the Framework names it"),
        ("Year", years, "a year such as 2016-17, or several such as 2010-14"),
        *((name, f"{name} is null or isfinite(try_cast({name} as double))", "a number or nothing") for name in NUMBERS),
    ):
        refuse(reply, rows, column, rule, wanted)
    twice = rows.aggregate("Code, LocalAuthority, Year, count(*) as n").filter("n > 1").limit(1).fetchall()
    for code, council, year, _count in twice:
        what = f"it has {code} of {council} in {year} twice"
        raise UnexpectedShape(reply, what, "See which of the two is right, then fetch again.")
    return rows


def _dated(rows: Rows) -> Rows:
    """First day, and the day after the last: "2010-14" is four years that were counted together."""
    month = f"if(list_contains({list(SCHOOL_YEARS)}, Code), 8, 4)"
    return rows.project(f"""
        *, make_date(left(Year, 4)::integer, {month}, 1)::varchar as period_start,
        make_date(2000 + right(Year, 2)::integer, {month}, 1)::varchar as period_end
    """)


def _figures(reply: Reply, rows: Rows, columns: tuple[str, ...]) -> Rows:
    area_code, area_name, value, numerator, denominator = columns
    return rows.project(f"""
        Code as source_key, {area_code} as area_code, {area_name} as area_name, period_start, period_end,
        {value} as value, {numerator} as numerator, {denominator} as denominator,
        '{reply.receipt.receipt_id}' as receipt_id
    """)


SOURCE = Source(
    id="lgbf",
    title="Local Government Benchmarking Framework",
    publisher="Improvement Service",
    licence="MIT",
    licence_url="https://github.com/SC-TPP/LGBF/blob/master/LICENSE",
    attribution=(
        "Source: Improvement Service, Local Government Benchmarking Framework, as kept by SC-TPP "
        "(Copyright (c) 2021 SC-TPP, MIT licence)."
    ),
    base_url="https://raw.githubusercontent.com/",
    about_url="https://www.improvementservice.org.uk/benchmarking",
    update_cycle="Once a year, early in the year; some measures come later.",
    tables=(Table("lgbf_figure", FIGURE),),
    plan=plan,
    read=read,
    note=(
        "Two of its measures are held for now, for all 32 councils of Scotland and for Scotland. Its other measures "
        "are to follow. It has not been run against the live service yet."
    ),
)
