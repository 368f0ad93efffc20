"""Runs a method: takes its columns, builds its SQL models in order, writes what they give. Reckons nothing itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from ingest.methods import tables
from ingest.methods.columns import Column, Rule, check_each_once, take_columns
from ingest.methods.order import MethodError, Order
from ingest.methods.tables import Db, Table, quoted
from ingest.settings import discover


@dataclass(frozen=True)
class Method:
    """Its columns, what each row is of, and the models of `sql/methods` in the order they need; the last answers."""

    columns: Sequence[Column]
    models: Sequence[str]
    rules: Sequence[Rule] = ()
    one_row_of: Sequence[str] = ()  # no two rows of one thing
    brought_together: str = ""  # the column whose rows become one; otherwise each row is answered


def run(method: Method, order: Order) -> None:
    """The whole of a method that needs nothing but its input."""
    with opened(order) as (db, table):
        take(db, table, method)
        build(db, method.models)
        deliver(db, table, method, order)


@contextmanager
def opened(order: Order) -> Iterator[tuple[Db, Table]]:
    written = [path for path in (order.output, order.summary, order.limits) if path is not None]
    tables.check_endings(order.input, written)
    with duckdb.connect() as db:
        db.execute("create schema method")
        yield db, tables.read(db, order.input)


def take(db: Db, table: Table, method: Method) -> None:
    take_columns(db, table, method.columns, method.rules)
    if method.one_row_of:
        check_each_once(db, table, method.one_row_of)


def build(db: Db, models: Sequence[str]) -> None:
    """`sql/methods/xmr/limits.sql` is `method.xmr_limits`."""
    folder = discover().sql / "methods"
    for model in models:
        sql = (folder / f"{model}.sql").read_text(encoding="utf-8")
        db.execute(f"create table {_name(model)} as {sql}")


def deliver(db: Db, table: Table, method: Method, order: Order) -> None:
    """The columns that came, then the results. A result that came along is replaced: it is not to be trusted."""
    answer = _name(method.models[-1])
    kinds = {name: kind for name, kind, *_ in db.execute(f"describe {answer}").fetchall() if name != tables.ROW}
    _check_finite(db, table, answer, [name for name, kind in kinds.items() if kind == "DOUBLE"])
    replaced = {name.lower() for name in kinds}
    kept = [f"kept.{quoted(name)}" for name in _kept(db, table, method) if name.lower() not in replaced]
    # 0 + makes plain nought of minus nought.
    results = [f"{'0 + ' * (kind == 'DOUBLE')}answer.{quoted(name)} as {quoted(name)}" for name, kind in kinds.items()]
    shown = ", ".join([*kept, *results])
    query = f"""
        select {shown} from {answer} as answer inner join method.kept as kept using (given_row) order by given_row
    """
    tables.write(db, query, order.output)


def write_beside(db: Db, model: str, path: Path | None) -> None:
    """A second table, where it was asked for. The model says its order."""
    if path is not None:
        tables.write(db, f"select * from {_name(model)}", path)


def _name(model: str) -> str:
    return f"method.{model.replace('/', '_')}"


def _kept(db: Db, table: Table, method: Method) -> list[str]:
    """All that came; where rows were brought together, what all the rows of one thing agree on."""
    if not method.brought_together:
        return list(table.columns)
    key = table.spelling(method.brought_together) or ""
    used = {column.name for column in method.columns}
    others = [name for name in table.columns if name.lower() not in used]
    return [key, *(name for name in others if _is_one_of_each(db, key, name))]


def _is_one_of_each(db: Db, key: str, column: str) -> bool:
    query = f"""
        select coalesce(max(n), 1) from (
            select count(distinct coalesce({quoted(column)}::varchar, '')) as n
            from method.kept group by {quoted(key)}
        )
    """
    return bool(db.execute(query).fetchall()[0][0] == 1)


def _check_finite(db: Db, table: Table, answer: str, numbers: Sequence[str]) -> None:
    for name in numbers:
        query = f"select min(given_row) from {answer} where not isfinite({quoted(name)})"
        row = db.execute(query).fetchall()[0][0]
        if row is not None:
            raise MethodError(
                f"{table.path.name}, row {row}: its numbers are too large or too small to reckon {name} with. "
                "See that they are in the right unit."
            )
