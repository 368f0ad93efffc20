"""A second table beside a panel: what is asked of it, row by row. Every row must be about something that is there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb

from ingest.methods import tables
from ingest.methods.columns import Column, take_columns
from ingest.methods.order import MethodError
from ingest.methods.tables import Db, Table, quoted

ORIGIN = Column("origin", is_always_known=True, is_whole=True, at_least=0, at_most=9999)
HORIZON = Column("h", is_always_known=True, is_whole=True, at_least=1, at_most=5)


def take_beside(db: Db, path: Path, columns: Sequence[Column], optional: Sequence[Column] = ()) -> Table:
    """Make `method.beside` of the columns that are named, and `method.beside_kept` of all that came."""
    with duckdb.connect() as other:
        other.execute("create schema method")
        table = tables.read(other, path)
        take_columns(other, table, [*columns, *(column for column in optional if table.spelling(column.name))])
        for name, source in (("beside", "given"), ("beside_kept", "kept")):
            db.register("came", other.sql(f"from method.{source}").to_arrow_table())
            db.execute(f"create table method.{name} as from came")
            db.unregister("came")
    return table


def check_known(db: Db, table: Table) -> None:
    """Indicator, area and origin of every row are in the panel."""
    _check(db, table, "indicator", "panel.indicator_id = beside.indicator", "is no indicator of the panel")
    if "areacd" in _columns(db):
        where = "panel.indicator_id = beside.indicator and panel.area_code = beside.areacd"
        _check(db, table, "areacd", where, "has no figures of that indicator in the panel")
    where = "panel.indicator_id = beside.indicator and panel.year = beside.origin"
    _check(db, table, "origin", where, "is a year without figures of that indicator in the panel")


def _columns(db: Db) -> set[str]:
    return {name for name, *_ in db.execute("describe method.beside").fetchall()}


def _check(db: Db, table: Table, column: str, where: str, because: str) -> None:
    found = db.execute(f"""
        select beside.given_row, kept.{quoted(table.spelling(column) or "")}::varchar
        from method.beside as beside
        inner join method.beside_kept as kept using (given_row)
        where not exists (from method.panel as panel where {where})
        order by beside.given_row limit 1
    """).fetchall()
    for row, value in found:
        raise MethodError(f"{table.path.name}, row {row}, column {column}: “{value}” {because}. Correct it.")
