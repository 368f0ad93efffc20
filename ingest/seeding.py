"""Puts the agreements that ship with Levelwith into the ledger: once, and only where the council's file is ours.

Whatever the ledger has heard of already is left as it is, whoever wrote it. A council that names a default of its own
in its own folder sees none of ours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from ingest.catalogue import Catalogue, read_catalogue
from ingest.default_meetings import read_meetings
from ingest.default_targets import read_targets
from ingest.ledger import pins
from ingest.ledger.recording import record_unheard
from ingest.ledger.shapes import Agreement, Meeting, Record
from ingest.settings import Settings
from ingest.strict_toml import CatalogueError, read_toml

TARGETS, MEETINGS = "targets.csv", "meetings.toml"
Lives = tuple[tuple[Record, ...], ...]


def seed(settings: Settings, published: Path) -> int:
    """How many records are new in the ledger. Past meetings look at the build that is published."""
    catalogue = read_catalogue(settings)
    folders = folders_in_use(settings)
    lives = [_looking_at(published, life) for folder in folders for life in read_folder(folder, catalogue)]
    written = record_unheard(settings.ledger, lives) if lives else 0
    if written:
        pins.pin(published.parent, published.stem)
    return written


def _looking_at(published: Path, life: Sequence[Record]) -> Sequence[Record]:
    """No build is as old as an example of a past meeting: it shows what there is when it is written down."""
    today = datetime.now(UTC).date()
    return tuple(
        replace(each, build_id=published.stem) if isinstance(each, Meeting) and each.held_on < today else each
        for each in life
    )


def folders_in_use(settings: Settings) -> Iterator[Path]:
    """data/councils/<name> of each council whose file that ships is the one in use."""
    shipped, *own_folders = settings.councils or (Path(),)
    own = [file for folder in own_folders for file in sorted(folder.glob("*.toml"))]
    if any(read_toml(file).yes("is_default") for file in own):
        return
    taken = {file.name for file in own}
    for file in sorted(shipped.glob("*.toml")):
        folder = shipped / file.stem
        if file.name not in taken and folder.is_dir():
            yield folder


def read_folder(folder: Path, catalogue: Catalogue) -> Lives:
    """The life of each thing in it, the meetings first. A file may be left out."""
    council_code = read_toml(folder.with_suffix(".toml")).text("area_code")
    indicator_ids = [each.indicator_id for each in catalogue.indicators]
    targets, meetings = folder / TARGETS, folder / MEETINGS
    agreements = read_targets(targets, council_code, indicator_ids) if targets.is_file() else ()
    held = read_meetings(meetings, council_code, indicator_ids) if meetings.is_file() else ()
    _check_named(folder, agreements, held)
    return (*((each,) for each in held), *agreements)


def _check_named(folder: Path, agreements: Sequence[Sequence[Agreement]], held: Sequence[Record]) -> None:
    """A promise, a meeting or a decision that another names must be there."""
    promises = {life[0].ref for life in agreements}
    meetings = {each.ref for each in held if type(each).__name__ == "Meeting"}
    decisions = {each.ref for each in held if type(each).__name__ == "Decision"}
    for each in (*held, *(version for life in agreements for version in life)):
        for field, there in (("agreement_ref", promises), ("meeting_ref", meetings), ("decision_ref", decisions)):
            named = getattr(each, field, None)
            if named is not None and named not in there:
                raise CatalogueError(f'{folder}: "{each.ref}" names {field} "{named}", which is not there, mend it.')
        for named in getattr(each, "agenda", ()):
            if named not in promises:
                raise CatalogueError(f'{folder}: the agenda of "{each.ref}" names "{named}", which is no promise.')
