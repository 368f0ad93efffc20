"""What is held, how fresh it is, what is broken and what to do about it. Reads only."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb

from ingest import publish
from ingest.ledger.failures import LedgerError
from ingest.ledger.last_frozen import is_frozen
from ingest.settings import Settings

NO_BUILD = (
    "There is no build yet. Run `levelwith demo` for the figures that ship with it, "
    "or `levelwith fetch` and then `levelwith build`."
)
NOT_FROZEN = "What the published build expects is not frozen in the ledger yet. Run `levelwith build`."


def status(settings: Settings) -> dict[str, Any]:  # plain data, ready for JSON
    """The state of this installation as plain data."""
    serving = publish.current(settings.builds)
    found = _of_build(settings, serving)
    ledger, problems = _of_ledger(settings, serving)
    return {**found, "ledger": ledger, "problems": found["problems"] + problems}


def _of_build(settings: Settings, serving: Path | None) -> dict[str, Any]:
    if serving is None:
        return {"build": None, "counts": {}, "sources": [], "problems": [NO_BUILD], "data": str(settings.data)}
    try:
        return _of_readable_build(settings, serving)
    except duckdb.Error as error:
        broken = f"{serving} cannot be read ({str(error).splitlines()[0]}) Run `levelwith build --full`."
        return {"build": None, "counts": {}, "sources": [], "problems": [broken], "data": str(settings.data)}


def _of_ledger(settings: Settings, serving: Path | None) -> tuple[dict[str, Any] | None, list[str]]:
    """What is frozen, and what is wrong with it."""
    ledger = settings.ledger
    if ledger.file is not None and not ledger.file.exists():
        frozen, newest = 0, None
    else:
        from ingest.ledger.expectations import held  # noqa: PLC0415  # a database library, and all that comes with it

        try:
            found = held(ledger)
        except LedgerError as error:
            return None, [str(error)]
        frozen, newest = found.frozen, found.newest
    unfrozen = [NOT_FROZEN] if serving and not is_frozen(ledger, serving) else []
    newest_day = f"{newest:%Y-%m-%d}" if newest else None
    return {"at": ledger.shown, "frozen_expectations": frozen, "newest_frozen": newest_day}, unfrozen


def _of_readable_build(settings: Settings, serving: Path) -> dict[str, Any]:
    with duckdb.connect(str(serving), read_only=True) as db:
        build_id, built_at = db.execute("select build_id, built_at from meta.build").fetchall()[0]
        sources = _records(db, "from marts.source_status")
        return {
            "build": {"id": build_id, "built_at": f"{built_at:%Y-%m-%dT%H:%M:%SZ}", "bytes": serving.stat().st_size},
            "counts": _records(db, "from marts.about_build")[0],
            "sources": sources,
            "indicators": _records(db, "from marts.indicator_status"),
            "models": _records(db, "select name, rows, round(seconds, 3) as seconds from meta.model order by name"),
            "problems": _problems(sources) + _silent(db, sources),
            "data": str(settings.data),
        }


def _problems(sources: list[dict[str, Any]]) -> list[str]:
    stale = [f"{s['title']}: {s['stale_reason']} Its last good figures stay." for s in sources if s["is_stale"]]
    empty = [
        f"{s['title']}: nothing is held. Run `levelwith fetch {s['source_id']}`."
        for s in sources
        if s["last_fetched"] and s["indicators"] and not s["observations"]
    ]
    return stale + empty


def _silent(db: duckdb.DuckDBPyConnection, sources: list[dict[str, Any]]) -> list[str]:
    """A series that a publisher renames does not fail: its figures just stop. What nobody asked for is not broken."""
    fetched = [s["source_id"] for s in sources if s["last_fetched"]]
    rows = db.execute(
        "select indicator_id, source_id from marts.indicator_status "
        "where observations is null and list_contains($fetched, source_id) order by 1",
        {"fetched": fetched},
    ).fetchall()
    return [f"{name}: no figure is held. Fetch {source}, or take it out of data/reference." for name, source in rows]


def _records(db: duckdb.DuckDBPyConnection, select: str) -> list[dict[str, Any]]:
    found = db.execute(select)
    columns = [column[0] for column in found.description or []]
    return [dict(zip(columns, map(_plain, row), strict=True)) for row in found.fetchall()]


def _plain(value: Any) -> Any:
    """Dates as ISO text; the rest is JSON already."""
    return value.isoformat() if hasattr(value, "isoformat") else value


def lines(found: dict[str, Any]) -> list[str]:
    """The same for a terminal."""
    if found["build"] is None:
        return [*_ledger_line(found), *found["problems"]]
    counts = found["counts"]
    return [
        f"Build {found['build']['id']}, {found['build']['bytes'] / 1e6:.1f} MB, in {found['data']}",
        f"{counts['indicators']} indicators ({counts['indicators_with_council_values']} with council values, "
        f"{counts['indicators_for_150_councils_or_more']} of them for 150 councils or more), "
        f"{counts['observations']:,} figures for {counts['places']} places",
        *[_source_line(source) for source in found["sources"]],
        *_ledger_line(found),
        *(found["problems"] or ["Nothing is broken."]),
    ]


def _source_line(source: dict[str, Any]) -> str:
    if not source["last_fetched"]:
        return f"{source['title']}: never fetched"
    return (
        f"{source['title']}: {source['observations']:,} figures of {source['indicators']} indicators, last fetched "
        f"{source['last_fetched'][:10]}, revisions: {source['revisions']}"
    )


def _ledger_line(found: dict[str, Any]) -> list[str]:
    ledger = found["ledger"]
    if not ledger or not ledger["frozen_expectations"]:
        return []
    return [
        f"{ledger['frozen_expectations']:,} frozen expectations, the newest of {ledger['newest_frozen']}, "
        f"in {ledger['at']}"
    ]
