"""Makes a build that shows what was held on a day: the published one with what came later left out.

By the models that the published build was made by, and only those that stand on what is left out. Publishes nothing.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb

from ingest import publish
from ingest.build import BuildError
from ingest.ledger import days
from ingest.ledger.address import Ledger
from ingest.ledger.expectations import frozen_by
from ingest.ledger.known_by import FOLDER, KnownBy, known_by
from ingest.models import Model, models_of
from ingest.runner import run_models
from ingest.settings import Settings

# What of a build tells when something was known; all else stands on these or does not change with what is known.
LAYER_OF = {
    "observation_history": "core",
    "receipt": "core",
    "release": "core",
    "source": "core",
    "realistic_range": "marts",
}
# A day can be asked for by anybody, and each may be a file as large as the build: the ones not wanted longest go.
KEEP = 8


def build_as_at(settings: Settings, day: date, tell: Callable[[str], None] = lambda step: None) -> Path:
    """The file that shows that day; made where there is none yet."""
    serving = publish.current(settings.builds)
    if serving is None:
        raise BuildError("There is no published build yet. Run: levelwith build")
    with duckdb.connect(str(serving), read_only=True) as db:
        known = known_by(db, serving, settings.ledger, days.end_of(day))
    if known.figures is None:
        first = f" The first came on {days.day_of(known.first).isoformat()}." if known.first else ""
        raise BuildError(f"We held no figures on {day.isoformat()}.{first}")
    if known.file.is_file():
        return known.file
    with publish.only_writer(serving.parent / FOLDER):
        unfinished = known.file.with_name(f"{known.file.name}.tmp")
        try:
            _write(unfinished, known, settings, day, tell)
            publish.finish(unfinished, known.file)
        finally:
            publish.discard(unfinished)
        _prune(settings.builds, known.file)
    return known.file


def _write(unfinished: Path, known: KnownBy, settings: Settings, day: date, tell: Callable[[str], None]) -> None:
    shutil.copyfile(known.build, unfinished)
    with duckdb.connect(str(unfinished)) as db:
        _note(db, known, settings.ledger, day)
        models = [_told_as_at(model, settings.sql / "as_at") for model in models_of(db)]
        run_models(db, models, _wanted(db, models), tell)
        _limit_chances(db, settings.sql / "as_at")
        db.execute(
            "create or replace table meta.build as select ? as build_id, ?::timestamp as built_at",
            [known.file.stem, known.figures],
        )
        db.execute("checkpoint")


def _note(db: duckdb.DuckDBPyConnection, known: KnownBy, ledger: Ledger, day: date) -> None:
    """What the models of this folder read: up to when, and what was frozen by then."""
    frozen = frozen_by(ledger, days.end_of(day))
    db.register("frozen_by_then", frozen)
    db.execute("create or replace table meta.frozen as select * from frozen_by_then")
    db.unregister("frozen_by_then")
    db.execute("create or replace table meta.as_at as select ?::timestamp as figures", [known.figures])


def _told_as_at(model: Model, folder: Path) -> Model:
    """The model with what was known later left out."""
    layer, name = model.name.split(".")
    if LAYER_OF.get(name) != layer:
        return model
    return replace(model, sql=_around(model.sql, folder / f"{name}.sql"))


def _around(sql: str, file: Path) -> str:
    """The SQL of the file, in which `told` is what the build itself was told."""
    head, select, rest = file.read_text(encoding="utf-8").partition("\nselect")
    return f"{head}\nwith told as (\n{sql.rstrip()}\n)\n{select}{rest}"


def _wanted(db: duckdb.DuckDBPyConnection, models: Iterable[Model]) -> dict[str, str]:
    """Another hash than the build's for each model that is told otherwise, and for all that stands on one."""
    held = dict(db.execute("select name, hash from meta.model").fetchall())
    kept = dict(db.execute("select name, sql from meta.model").fetchall())
    changed: set[str] = set()
    for model in models:
        if model.sql != kept[model.name] or model.inputs & changed:
            changed |= {model.name, f"published.{model.publishes}"}
    changed.discard("published.")
    return {name: f"{before} as at" if name in changed else before for name, before in held.items()}


def _limit_chances(db: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """A chance is read off a range: of what was not frozen there is none."""
    for (sql,) in db.execute("select sql from meta.question where name = 'chance_of_target'").fetchall():
        around = _around(sql, folder / "chance_of_target.sql")
        db.execute("update meta.question set sql = ? where name = 'chance_of_target'", [around])


def _prune(builds: Path, newest: Path) -> None:
    """Those of builds that have gone, and those made longest ago where there are too many."""
    serving = {path.stem for path in builds.glob("*.duckdb")}
    made = sorted(newest.parent.glob("*.duckdb"), key=lambda path: (path != newest, -path.stat().st_mtime))
    wanted = [path for path in made if any(path.name.startswith(f"{build_id}-") for build_id in serving)][:KEEP]
    for path in set(made) - set(wanted):
        path.unlink()
