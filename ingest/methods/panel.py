"""A panel, one figure per indicator, area and year, from a file or a build, as core.panel holds it. Expects nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.methods.columns import Column, Rule, check_each_once, take_columns
from ingest.methods.csv_file import in_sql
from ingest.methods.tables import Db, Table

INDICATOR = Column("indicator", kind="text", is_always_known=True)
AREA = Column("areacd", kind="text", is_always_known=True)
OPTIONAL = (
    Column("slug", kind="text", is_always_known=True),  # the publisher's name of the table that an indicator is from
    Column("unit", kind="text"),
    Column("transform", kind="text", one_of=("logit", "log", "identity")),
    Column("improvement", kind="text", one_of=("increase", "decrease", "neutral")),
    Column("window_years", is_whole=True, at_least=1, at_most=10),  # 3 for figures that are each of three years
)


@dataclass(frozen=True)
class Columns:
    """How the file spells what a panel is made of, and which columns it has besides."""

    year: str
    value: str
    optional: frozenset[str]

    @property
    def keys(self) -> list[str]:
        """What tells one indicator from another."""
        return ["slug", "indicator"] if "slug" in self.optional else ["indicator"]

    def or_null(self, name: str) -> str:
        return name if name in self.optional else "null::varchar"


def take_panel(db: Db, table: Table) -> None:
    """Make `method.panel` of what was read. A year without a value is a year that is not there."""
    optional = [column for column in OPTIONAL if table.spelling(column.name)]
    found = Columns(
        year=_spelled(table, "year", "y"),
        value=_spelled(table, "value", "v"),
        optional=frozenset(column.name for column in optional),
    )
    year = Column(found.year, is_always_known=True, is_whole=True, at_least=0, at_most=9999)
    needed = (INDICATOR, AREA, year, Column(found.value))
    take_columns(db, table, (*needed, *optional), [*_scale_rules(found), *_one_word_rules(found)])
    check_each_once(db, table, [*found.keys, "areacd", found.year])
    db.execute(_panel(found))


def take_panel_of_build(db: Db, build: Path) -> None:
    """Make `method.panel` of a build's own figures."""
    db.execute(f"attach '{in_sql(build)}' as build (read_only)")
    db.execute("""
        create table method.panel as
        select * replace (indicator_id::varchar as indicator_id, area_code::varchar as area_code)
        from build.core.panel
    """)
    db.execute("detach build")


def _spelled(table: Table, *names: str) -> str:
    """The name of these that the file uses; the first is the one to ask for."""
    return next((name for name in names if table.spelling(name)), names[0])


def _scale_rules(found: Columns) -> Iterator[Rule]:
    if "transform" in found.optional:
        value, advice = found.value, "Give its indicator another transform"
        yield Rule(value, f"transform = 'log' and {value} <= 0", f"has no logarithm. {advice}")
        outside = f"transform = 'logit' and {value} not between 0 and 100"
        yield Rule(value, outside, f"is no share of 100. {advice}")


def _one_word_rules(found: Columns) -> Iterator[Rule]:
    """All rows of an indicator say the same of it."""
    same = " and ".join(f"other.{key} = given.{key}" for key in found.keys)
    for name in sorted(found.optional - {"slug"}):
        text = f"coalesce(other.{name}::varchar, '')"
        first = f"select arg_min({text}, other.given_row) from method.given as other where {same}"
        because = "differs from the rows above it of its indicator. Write the same in all of them"
        yield Rule(name, f"coalesce({name}::varchar, '') <> ({first})", because)


def _panel(found: Columns) -> str:
    # Two tables of a publisher may each have an indicator of one name: then the table's name comes first.
    is_shared = "slug <> min(slug) over names or slug <> max(slug) over names"
    window = "coalesce(window_years, 1)" if "window_years" in found.optional else "1"
    full_name = f"case when {is_shared} then slug || ' ' || indicator else indicator end"
    return f"""
        create table method.panel as
        select
            {full_name if "slug" in found.optional else "indicator"} as indicator_id,
            areacd as area_code,
            {found.year}::integer as year,
            null::date as period_end,
            {found.value} as value,
            {window}::integer as window_years,
            case {found.or_null("improvement")}
                when 'increase' then 'higher' when 'decrease' then 'lower' else 'neutral'
            end as better,
            {found.or_null("unit")} as unit,
            {found.or_null("transform")} as scale,
            null::double as floor,
            null::double as ceiling,
            false as is_cash,
        from method.given
        where {found.value} is not null
        window names as (partition by indicator)
    """
