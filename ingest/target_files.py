"""Targets from a file into the ledger, and back: finds what is known, asks the ledger's sheets, writes in one go."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import typer

from ingest import publish, status
from ingest.ledger.address import Ledger
from ingest.ledger.agreements import Held, agreements_at, newest
from ingest.ledger.sheets.known import Indicator, Known
from ingest.ledger.sheets.reading import Reading, read
from ingest.ledger.sheets.writing import to_csv, to_workbook
from ingest.settings import Settings

WRITERS: dict[str, Callable[[Sequence[Held]], bytes]] = {".csv": to_csv, ".xlsx": to_workbook}


class TargetFileError(Exception):
    """A file of targets cannot be used; the sentence says why and what to do."""


@dataclass(frozen=True)
class Import:
    """What came of it. `is_good`: all that was asked for is done."""

    reading: Reading
    written: int
    is_dry_run: bool
    accept_valid: bool

    @property
    def is_good(self) -> bool:
        if not self.reading.refused:
            return True
        return self.accept_valid and bool(self.reading.taken or self.reading.unchanged)


def import_file(  # noqa: PLR0913  # an argument for each option
    path: Path, settings: Settings, *, council: str | None, sheet: str | None, accept_valid: bool, dry_run: bool
) -> Import:
    """Read the file and record what it says: all of it, or with `accept_valid` all that is not refused."""
    if not path.is_file():
        raise TargetFileError(f"{path} is not there. See that the name and the folder are right.")
    reading = read(path.name, path.read_bytes(), known(settings, council), sheet)
    if dry_run or not reading.taken or (reading.refused and not accept_valid):
        return Import(reading, 0, dry_run, accept_valid)
    from ingest.ledger.recording import record  # noqa: PLC0415  # a database library that a refusal does without

    written = record(settings.ledger, [taken.agreement for taken in reading.taken])
    return Import(reading, len(written), dry_run, accept_valid)


def known(settings: Settings, council: str | None) -> Known:
    """What the published build knows of indicators and areas, and what the ledger holds."""
    serving = publish.current(settings.builds)
    if serving is None:
        raise TargetFileError(status.NO_BUILD)
    with duckdb.connect(str(serving), read_only=True) as db:
        found = db.execute("select indicator_id::varchar, title, unit, better, source_key from core.indicator")
        indicators = tuple(Indicator(*row) for row in found.fetchall())
        areas = dict(
            db.execute("select area_code::varchar, coalesce(name, area_code::varchar) from core.area").fetchall()
        )
        ours = db.execute("select area_code::varchar, name from core.council order by is_default desc").fetchall()
    if not council and not ours:
        raise TargetFileError("No council has a file in data/councils. Name one with --council, like E08000009.")
    code: str = council or ours[0][0]
    if code not in areas:
        raise TargetFileError(f"The published build knows no area {code}. See that the code of --council is right.")
    name: str = dict(ours).get(code) or areas[code]
    held = newest(agreements_at(settings.ledger, datetime.now(UTC), with_drafts=True))
    return Known(code, name, council is not None, indicators, areas, held)


def versions(ledger: Ledger, council: str | None, moment: datetime) -> tuple[Held, ...]:
    """Every version recorded by then, drafts and all: the command is the officer's own."""
    found = agreements_at(ledger, moment, with_drafts=True)
    return tuple(held for held in found if council in {None, held.agreement.council_code})


def export_file(path: Path, ledger: Ledger, council: str | None, moment: datetime) -> int:
    """The newest version of each: wholly written, or not at all."""
    found = list(newest(versions(ledger, council, moment)).values())
    data = writer(path)(found)
    part = path.with_name(f"{path.name}.part")
    try:
        part.write_bytes(data)
        part.replace(path)
    except OSError as error:
        reason = error.strerror or str(error)
        raise TargetFileError(
            f"{path} cannot be written: {reason}. See that the folder is there, has room and that nobody has it open."
        ) from error
    finally:
        part.unlink(missing_ok=True)
    return len(found)


def writer(path: Path) -> Callable[[Sequence[Held]], bytes]:
    """By the file's ending; another one is wrong usage."""
    for ending, write in WRITERS.items():
        if path.name.lower().endswith(ending):
            return write
    raise typer.BadParameter(f"{path.name} should end in {' or '.join(WRITERS)}", param_hint="--output")
