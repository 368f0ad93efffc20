"""Builds the SQL models, each only when its text or what it stands on has changed. Decides nothing itself."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping

import duckdb

from ingest.models import LAYERS, Model, ModelError

# Indicators in batches of 5 million published observations: 50 million then build in under 2 GB.
BATCHES = """
    select list(indicator_id) from (
        select indicator_id, sum(count(*)) over (order by indicator_id) // 5000000 as batch
        from published.observation group by indicator_id
    ) group by batch order by batch
"""


class KeyChanged(Exception):
    """A key has values that its ENUM type has not: every table must be built again, in a new file."""


def run_models(
    db: duckdb.DuckDBPyConnection,
    models: list[Model],
    wanted: Mapping[str, str],
    tell: Callable[[str], None] = lambda name: None,
) -> None:
    """Build each model whose hash in `meta.model` is not the one wanted; drop those whose file has gone."""
    for schema in ("meta", "published", *LAYERS):
        db.execute(f"create schema if not exists {schema}")
    db.execute(
        "create table if not exists meta.model (name text, hash text, rows bigint, seconds double, kept_as text);"
        "alter table meta.model add column if not exists sql text"  # builds of earlier releases have none
    )
    built = {
        name: (done, kept) for name, done, kept in db.execute("select name, hash, kept_as from meta.model").fetchall()
    }
    for name in built.keys() - wanted.keys():
        db.execute(f"drop {built[name][1]} if exists {name}; delete from meta.model where name = '{name}'")
    done: list[tuple[object, ...]] = []
    for model in models:
        if built.get(model.name, ("", ""))[0] == wanted[model.name]:
            continue
        tell(model.name)
        start = time.perf_counter()
        try:
            _create(db, model, models)
        except duckdb.Error as error:
            # DuckDB prints whole ENUM types: what is wrong stands in the first lines.
            file = f"sql/{model.name.replace('.', '/')}.sql"
            raise ModelError(f"{file} could not be built: {str(error)[:600]}") from error
        rows = _grain_rows(db, model) if model.kept_as == "table" else 0
        seconds = time.perf_counter() - start
        done.append((model.name, wanted[model.name], rows, seconds, model.kept_as, model.sql))
    _note(db, done)


def _note(db: duckdb.DuckDBPyConnection, done: list[tuple[object, ...]]) -> None:
    """All at once: a statement for each takes a small build a sixth of its time."""
    if not done:
        return
    columns = [list(column) for column in zip(*done, strict=True)]
    db.execute("delete from meta.model where list_contains(?::text[], name)", columns[:1])
    kinds = ("text", "text", "bigint", "double", "text", "text")
    db.execute(f"insert into meta.model select {', '.join(f'unnest(?::{kind}[])' for kind in kinds)}", columns)


def _create(db: duckdb.DuckDBPyConnection, model: Model, models: list[Model]) -> None:
    """`published.<table>` is everything that staging publishes as that table, matched by column name."""
    for name in sorted(i for i in model.inputs if i.startswith("published.")):
        parts = [f"select * from {m.name}" for m in models if f"published.{m.publishes}" == name]
        db.execute(f"create or replace view {name} as {' union all by name '.join(parts)}")
    batches = db.execute(BATCHES).fetchall() or [([],)] if model.batch else [(None,)]
    for position, (batch,) in enumerate(batches):
        if batch is not None:
            db.execute("create or replace table meta.batch as select unnest(?::varchar[]) as indicator_id", [batch])
        into = f"insert into {model.name} by name" if position else f"create or replace {model.kept_as} {model.name} as"
        db.execute(f"{into} {model.sql}")
    if model.key:
        _create_key(db, model)


def _create_key(db: duckdb.DuckDBPyConnection, model: Model) -> None:
    values = f"select distinct {model.key}::varchar from {model.name} order by 1"
    if not db.execute("from duckdb_types() where type_name = ?", [model.key]).fetchall():
        db.execute(f"create type {model.key} as enum ({values})")
    elif db.execute(f"select unnest(enum_range(null::{model.key}))").fetchall() != db.execute(values).fetchall():
        raise KeyChanged(model.key)


def _grain_rows(db: duckdb.DuckDBPyConnection, model: Model) -> int:
    """Rows of the model; two rows of one grain stop the build."""
    twice = db.execute(f"select {model.grain} from {model.name} group by all having count(*) > 1 limit 1").fetchone()
    if twice:
        raise ModelError(
            f"{model.name} says one row per {model.grain}, but has several for {', '.join(map(str, twice))}."
        )
    return int(db.execute(f"select count(*) from {model.name}").fetchall()[0][0])
