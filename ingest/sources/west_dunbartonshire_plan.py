"""West Dunbartonshire's own account of its plan for 2012 to 2017, typed from a copy that others put on the web.

Nothing is fetched: no table of these figures is published. `tests/fixtures/west_dunbartonshire_plan` is what was typed.
A `source_key` in the catalogue is the number of the promise, WD01 to WD09.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import duckdb

from ingest.archive import Reply
from ingest.source import Ask, Part, Request, Source, Table, UnexpectedShape
from ingest.strict_csv import header_of, refuse, rows_of

TYPED = ("source_key", "area_code", "year", "value", "page")
FIGURE = ("source_key", "area_code", "period_start", "period_end", "value", "page")
# The copy, since the council's own page is no longer known to us.
COPY = "https://docsbay.net/strategic-plan-2012-17-progress-in-2016-17"


def plan(_ask: Ask) -> Iterator[Request]:
    """Nobody publishes these figures as a table, so nobody is asked."""
    yield from ()


def read(db: duckdb.DuckDBPyConnection, replies: Sequence[Reply]) -> Iterator[Part]:
    for reply in replies:
        rows = rows_of(db, reply, header_of(reply, TYPED))
        for column, rule, wanted in (
            ("source_key", "regexp_full_match(source_key, 'WD0[1-9]')", "WD01 to WD09"),
            ("area_code", "area_code = 'S12000039'", "S12000039, the only council of this plan"),
            ("year", "year in ('2012/13', '2013/14', '2014/15', '2015/16', '2016/17')", "a year of the plan"),
            ("value", "value is null or try_cast(value as double) >= 0", "a number from nought up, or nothing"),
            ("page", "page like 'https://%'", "the address that the figure was typed from"),
        ):
            refuse(reply, rows, column, rule, wanted)
        twice = rows.aggregate("source_key, year, count(*) as n").filter("n > 1").limit(1).fetchall()
        for source_key, year, _count in twice:
            raise UnexpectedShape(reply, f"it has {source_key} of {year} twice", "See which of the two is right.")
        yield (
            "west_dunbartonshire_plan_figure",
            rows.project(f"""
                source_key, area_code, make_date(left(year, 4)::integer, 4, 1)::varchar as period_start,
                make_date(left(year, 4)::integer + 1, 4, 1)::varchar as period_end, value, page,
                '{reply.receipt.receipt_id}' as receipt_id
            """),
        )


SOURCE = Source(
    id="west_dunbartonshire_plan",
    title="Strategic Plan 2012 to 2017: progress in 2016/17",
    publisher="West Dunbartonshire Council",
    licence="not stated",
    licence_url=COPY,
    attribution="Numbers from West Dunbartonshire Council's report on its Strategic Plan 2012/17.",
    base_url="https://docsbay.net/",
    about_url=COPY,
    update_cycle="Finished: the plan ended in March 2017.",
    tables=(Table("west_dunbartonshire_plan_figure", FIGURE),),
    plan=plan,
    read=read,
    note=(
        "Typed from a copy, not checked. The copy is on a site that is not the council's, and the figures have not "
        "been held against the council's own document."
    ),
)
