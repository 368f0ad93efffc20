"""A panel in a file: one figure per indicator, area and year, read as core.panel is in a build. Expects nothing."""

from __future__ import annotations

from ingest.methods.columns import Column, Rule, check_each_once, take_columns
from ingest.methods.tables import Db, Table

INDICATOR = Column("indicator", kind="text", is_always_known=True)
AREA = Column("areacd", kind="text", is_always_known=True)
IMPROVEMENT = Column("improvement", kind="text", one_of=("increase", "decrease", "neutral"))
OPTIONAL = (
    Column("slug", kind="text", is_always_known=True),  # what the publisher calls the table that it stands in
    Column("unit", kind="text"),
    Column("transform", kind="text", one_of=("logit", "log", "identity")),
    IMPROVEMENT,
)


def take_panel(db: Db, table: Table) -> None:
    """Make `method.panel` of what was read. A year without a value is a year that is not there."""
    year, value = _spelled(table, "year", "y"), _spelled(table, "value", "v")
    known = [column for column in OPTIONAL if table.spelling(column.name)]
    names = {column.name for column in known}
    columns = (INDICATOR, AREA, Column(year, is_always_known=True, is_whole=True, at_least=0, at_most=9999))
    take_columns(db, table, (*columns, Column(value), *known), _rules(value, names))
    check_each_once(
        db, table, [name for name in ("slug", "indicator", "areacd", year) if name in {*names, *_keys(year)}]
    )
    db.execute(_select(year, value, names))


def _keys(year: str) -> tuple[str, ...]:
    return "indicator", "areacd", year


def _spelled(table: Table, *names: str) -> str:
    """The name of these that the file uses; the first is the one to ask for."""
    return next((name for name in names if table.spelling(name)), names[0])


def _rules(value: str, names: set[str]) -> list[Rule]:
    rules = []
    if "transform" in names:
        rules += [
            Rule(
                value, f"transform = 'log' and {value} <= 0", "has no logarithm. Give its indicator another transform"
            ),
            Rule(
                value,
                f"transform = 'logit' and {value} not between 0 and 100",
                "is no share of 100. Give its indicator another transform",
            ),
        ]
    for name in sorted(names & {"transform", "unit", "improvement"}):
        key = " and ".join(
            f"other.{key} = given.{key}" for key in ("slug", "indicator") if key == "indicator" or key in names
        )
        first = f"select arg_min(coalesce(other.{name}, ''), other.given_row) from method.given as other where {key}"
        because = "differs from the rows above of its indicator. Give them all the same"
        rules.append(Rule(name, f"coalesce({name}, '') <> ({first})", because))
    return rules


def _select(year: str, value: str, names: set[str]) -> str:
    """By the columns of core.panel. Two tables may each have an indicator of one name: then the table's comes first."""
    optional = {name: name if name in names else "null::varchar" for name in ("unit", "transform", "improvement")}
    is_shared = "count(distinct slug) over (partition by indicator) > 1"
    indicator_id = (
        f"case when {is_shared} then slug || ' ' || indicator else indicator end" if "slug" in names else "indicator"
    )
    return f"""
        create table method.panel as
        select
            {indicator_id} as indicator_id,
            areacd as area_code,
            {year}::integer as year,
            null::date as period_end,
            {value} as value,
            1 as window_years,
            case {optional["improvement"]} when 'increase' then 'higher' when 'decrease' then 'lower' else 'neutral' end
                as better,
            {optional["unit"]} as unit,
            {optional["transform"]} as scale,
            null::double as floor,
            null::double as ceiling,
            false as is_cash,
        from method.given
        where {value} is not null
    """
