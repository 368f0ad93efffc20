"""Writes what is published, expected or agreed as one table: CSV, Parquet or Excel. What is in it, sql/export says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pyarrow as pa
import typer

from ingest import publish, status, target_files
from ingest.ledger.agreements import Held, newest
from ingest.ledger.sheets.writing import COLUMNS
from ingest.ledger.sheets.written import cells_of
from ingest.methods import tables
from ingest.settings import Settings

FORMS = ("csv", "parquet", "xlsx")


@dataclass(frozen=True)
class Order:
    """What to write where; the file's ending is that of its form."""

    what: str
    path: Path


def order(what: str, form: str | None, output: Path | None) -> Order:
    """Anything that does not fit together is wrong usage."""
    if what not in WRITERS:
        raise typer.BadParameter(f"{what} is not one of {', '.join(WRITERS)}", param_hint="WHAT")
    form = form or (output.suffix.lstrip(".").lower() if output else None)
    if form not in FORMS:
        raise typer.BadParameter(f"say csv, parquet or xlsx, not {form or 'nothing'}", param_hint="--format")
    path = output or Path(f"{what}.{form}")
    if path.suffix.lower() != f".{form}":
        raise typer.BadParameter(f"{path.name} does not end in .{form}", param_hint="--output")
    return Order(what, path)


def write(asked: Order, settings: Settings) -> None:
    """Wholly, or not at all."""
    WRITERS[asked.what](asked, settings)


def _of_build(asked: Order, settings: Settings) -> None:
    serving = publish.current(settings.builds)
    if serving is None:
        raise target_files.TargetFileError(status.NO_BUILD)
    query = (settings.sql / "export" / f"{asked.what}.sql").read_text(encoding="utf-8")
    with duckdb.connect(str(serving), read_only=True) as db:
        tables.write(db, query, asked.path)


def _targets(asked: Order, settings: Settings) -> None:
    now = datetime.now(UTC)
    if asked.path.suffix.lower() != ".parquet":
        target_files.export_file(asked.path, settings.ledger, None, now)
        return
    held = list(newest(target_files.versions(settings.ledger, None, now)).values())
    with duckdb.connect() as db:
        db.register("agreed", _as_arrow(held))
        tables.write(db, "select * from agreed", asked.path)


def _as_arrow(held: Sequence[Held]) -> pa.Table:
    """As the sheet has it, with numbers and days as such; the end also as the day that is too late."""
    numbers = dict.fromkeys(("target", "tolerance", "baseline"), pa.float64())
    kinds = numbers | dict.fromkeys(("baseline_vintage", "agreed_on", "embargo_until"), pa.date32())
    rows = [
        cells_of(each) | {"target": each.agreement.target_value, "baseline": each.agreement.baseline_value}
        for each in held
    ]
    columns = {name: pa.array([row[name] for row in rows], kinds.get(name, pa.string())) for name in COLUMNS}
    columns["due_end"] = pa.array([each.agreement.due_end for each in held], pa.date32())
    return pa.table(columns)


WRITERS: dict[str, Callable[[Order, Settings], None]] = {
    "observations": _of_build,
    "targets": _targets,
    "expectations": _of_build,
}
