"""Puts one build together: intake, models, checks, publish. How each is done is in the module of its name."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from ingest import publish
from ingest.archive import Archive
from ingest.checks import read_checks, run_checks
from ingest.intake import Intake, raw_fingerprints, stale_reasons, take_in
from ingest.models import hashes, lineage, read_models
from ingest.runner import KeyChanged, run_models
from ingest.settings import PACKAGE, Settings
from ingest.source import Source


class BuildError(Exception):
    """The build cannot be published; the one before it keeps serving."""


@dataclass(frozen=True)
class Built:
    """What a build came to. `stale` has a sentence for each source that keeps its last good data."""

    path: Path
    is_new: bool
    stale: tuple[str, ...]


def build(
    settings: Settings,
    sources: tuple[Source, ...],
    *,
    full: bool = False,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
    tell: Callable[[str], None] = lambda step: None,
) -> Built:
    """Publish a build of all that is fetched; do nothing where the current one already stands on the same."""
    intake = Intake(settings, sources, Archive(settings.archive))
    with publish.only_writer(settings.builds):
        last = publish.current(settings.builds)
        wanted = {**intake.fingerprints(), **_own_fingerprints(settings)}
        held, stale = _held(last) if last else ({}, ())
        if last and held == wanted and not full:
            return Built(last, is_new=False, stale=stale)
        last = last if held else None
        is_continued = not full and held.get("code") == wanted["code"]
        unfinished = settings.builds / f"{publish.new_build_id(now())}{publish.UNFINISHED}"
        try:
            try:
                stale = _write(unfinished, intake, last, is_continued, tell)
            except KeyChanged:  # a new code: the key types no longer fit the tables that were kept
                publish.discard(unfinished)
                stale = _write(unfinished, intake, last, False, tell)
            return Built(publish.publish(unfinished, settings.builds), is_new=True, stale=stale)
        finally:
            publish.discard(unfinished)


def _write(
    unfinished: Path, intake: Intake, last: Path | None, is_continued: bool, tell: Callable[[str], None]
) -> tuple[str, ...]:
    if is_continued and last:
        shutil.copyfile(last, unfinished)
    with duckdb.connect(str(unfinished)) as db:
        tell("Reading what was fetched")
        take_in(db, intake, last)
        models = read_models(intake.settings.sql)
        run_models(db, models, hashes(models, raw_fingerprints(db, intake.sources)), tell)
        _describe(db, intake, unfinished, lineage(models))
        tell("Checking")
        _check(db, intake.settings)
        db.execute("checkpoint")
        return tuple(stale_reasons(db))


def _describe(db: duckdb.DuckDBPyConnection, intake: Intake, unfinished: Path, graph: str) -> None:
    """What the dashboard asks a build besides figures: its questions, its id, and how it came about."""
    for name, fingerprint in _own_fingerprints(intake.settings).items():
        db.execute("insert or replace into meta.input values (?, ?, ?, null)", [name, fingerprint, fingerprint])
    db.execute("create or replace table meta.question (name varchar, sql varchar)")
    files = sorted((intake.settings.sql / "questions").glob("*.sql"))
    questions = [[path.stem for path in files], [path.read_text(encoding="utf-8") for path in files]]
    db.execute("insert into meta.question select unnest(?::varchar[]), unnest(?::varchar[])", questions)
    db.execute("create or replace table meta.lineage as select ?::varchar as mermaid", [graph])
    build_id = unfinished.name.removesuffix(publish.UNFINISHED)
    built_at = datetime.strptime(build_id, publish.BUILD_ID)
    db.execute(
        "create or replace table meta.build as select ? as build_id, ?::timestamp as built_at",
        [build_id, built_at],
    )


def _check(db: duckdb.DuckDBPyConnection, settings: Settings) -> None:
    results = run_checks(db, read_checks(settings.sql))
    db.execute("create or replace table meta.check_result (name varchar, broken bigint)")
    told = [[result.check.name for result in results], [result.broken for result in results]]
    db.execute("insert into meta.check_result select unnest(?::varchar[]), unnest(?::bigint[])", told)
    broken = [result.sentence for result in results if not result.passed]
    if broken:
        raise BuildError("\n".join([*broken, "Nothing was published: the last good build keeps serving."]))


def _held(build_file: Path) -> tuple[dict[str, str], tuple[str, ...]]:
    """What a build stands on; nothing where it cannot be read: then it is as if there were none."""
    try:
        with duckdb.connect(str(build_file), read_only=True) as db:
            held = dict(db.execute("select name, fingerprint from meta.input").fetchall())
            return held, tuple(stale_reasons(db))
    except duckdb.Error:
        return {}, ()


def _own_fingerprints(settings: Settings) -> dict[str, str]:
    """Our own files: new code builds everything again, new SQL only the models that stand on it."""
    return {
        "code": _files_fingerprint(PACKAGE, "**/*.py") + duckdb.__version__,
        "sql": _files_fingerprint(settings.sql, "**/*.sql"),
    }


def _files_fingerprint(folder: Path, pattern: str) -> str:
    found = hashlib.sha256()
    for path in sorted(folder.glob(pattern)):
        found.update(path.relative_to(folder).as_posix().encode() + path.read_bytes())
    return found.hexdigest()
