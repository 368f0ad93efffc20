"""The SQL models as files: what each says of itself, whom it reads, and the order they need. Runs none."""

from __future__ import annotations

import functools
import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import duckdb

LAYERS = ("staging", "core", "expectation", "marts")


class ModelError(Exception):
    """A model cannot be read or built; the sentence names its file and what to do."""


@dataclass(frozen=True)
class Model:
    """One select in one file: `sql/core/area.sql` is `core.area`. Comments at its top say how it is kept."""

    name: str
    sql: str
    inputs: frozenset[str]
    grain: str
    publishes: str = ""
    key: str = ""  # this model's values of that column become the ENUM type of the same name
    batch: str = ""
    kept_as: str = "table"


def read_models(folder: Path) -> list[Model]:
    """Every model under `folder`, each after the models it reads."""
    paths = [path for layer in LAYERS for path in sorted((folder / layer).glob("*.sql"))]
    return in_order(_parsed(f"{p.parent.name}.{p.stem}", p.read_text(encoding="utf-8"), str(p)) for p in paths)


def models_of(db: duckdb.DuckDBPyConnection) -> list[Model]:
    """Those that a build was made by, as it keeps them."""
    kept = db.execute("select name, sql from meta.model where sql is not null order by name").fetchall()
    return in_order(_parsed(name, sql, name) for name, sql in kept)


def in_order(found: Iterable[Model]) -> list[Model]:
    """Each after the models it reads."""
    models = {model.name: model for model in found}
    publishers = defaultdict(set)
    for model in models.values():
        publishers[f"published.{model.publishes}"].add(model.name)
    keys = {f"::{model.key}": model.name for model in models.values() if model.key}
    needs = {
        model.name: {n for i in model.inputs for n in publishers.get(i, {i}) if n in models}
        | {name for cast, name in keys.items() if cast in model.sql and name != model.name}
        for model in models.values()
    }
    try:
        return [models[name] for name in TopologicalSorter(needs).static_order()]
    except CycleError as cycle:
        raise ModelError(f"These models read each other in a circle: {' → '.join(cycle.args[1])}.") from cycle


def _parsed(name: str, sql: str, where: str) -> Model:
    said = dict(re.findall(r"^-- (grain|publishes|key|batch|kept as): (.+)$", sql, re.MULTILINE))
    if "grain" not in said:
        raise ModelError(f"{where}: line 2 must say `-- grain: column, column`.")
    try:
        inputs = _read_by(sql)
    except ValueError as error:
        raise ModelError(f"{where} cannot be read as SQL: {error}") from error
    settings = {name.replace(" ", "_"): value.strip() for name, value in said.items()}
    return Model(name, sql, inputs, **settings)


@functools.cache  # every build of a process reads every model again, and few have changed since
def _read_by(sql: str) -> frozenset[str]:
    """The tables that a select reads. Raises ValueError."""
    import sqlglot  # noqa: PLC0415  # half a second that a build with nothing to do need not spend
    from sqlglot import expressions  # noqa: PLC0415

    try:
        tables = sqlglot.parse_one(sql, dialect="duckdb").find_all(expressions.Table)
    except sqlglot.ParseError as error:
        raise ValueError(str(error)) from error
    return frozenset(f"{table.db}.{table.name}" for table in tables if table.db)  # a bare name is a CTE


def hashes(models: Iterable[Model], raw: Mapping[str, str]) -> dict[str, str]:
    """Model → hash of its text and all it stands on (`raw`: raw table → hash of its rows)."""
    found: dict[str, str] = {}
    published: dict[str, str] = defaultdict(str)
    for model in models:
        below = [published.get(name) or found.get(name) or raw.get(name, "") for name in sorted(model.inputs)]
        found[model.name] = hashlib.sha256("\n".join([model.sql, *below]).encode()).hexdigest()
        published[f"published.{model.publishes}"] += found[model.name]
    return found


def lineage(models: Iterable[Model]) -> str:
    """The models as a Mermaid graph: who reads whom."""
    return "\n".join(["graph LR", *(f"  {source} --> {m.name}" for m in models for source in sorted(m.inputs))])
