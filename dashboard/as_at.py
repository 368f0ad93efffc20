"""Opens what a page shows: the build and the ledger of today, of a day that the address names, or of a past meeting."""

from __future__ import annotations

import logging
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from threading import Lock

from dashboard import choices, database, figures, looking_back
from dashboard.database import Build
from dashboard.language import say
from dashboard.looking_back import LookingBack
from dashboard.queries.details import OF_AN_OLDER_RELEASE
from dashboard.words import absences
from dashboard.words.sentences import joined
from ingest.ledger import days
from ingest.ledger.known_by import KnownBy, known_by

logger = logging.getLogger("levelwith")

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
LONGEST = 600  # seconds to make a build: half a minute at 80 MB, and a larger host has more
# Its newest version, and when the first was written down.
MEETING = """
    select held_on, build_id, status, min(recorded_at) over () from ledger.meeting
    where meeting_ref = $ref order by meeting_id desc limit 1
"""
_only_one = Lock()


class NotMadeYet(Exception):
    """What was held on a day is not worked out yet."""

    def __init__(self, day: date) -> None:
        super().__init__(say("What we held on {day} is not worked out yet.", day=figures.day(day)))
        self.day = day


class NotMade(Exception):
    """What was held on a day could not be worked out; the log says why."""


def asked_of(asked: Mapping[str, str]) -> LookingBack | None:
    """The day that the address names."""
    written = asked.get("as_at", "").strip()
    if not written:
        return None
    try:
        day = date.fromisoformat(written) if DAY.fullmatch(written) else None
    except ValueError:
        day = None
    if day is None:
        raise choices.Unknown(
            say("Which day did you want?"),
            say("This address does not name a day. Write it like {example}.", example="2025-06-01"),
            choices.TODAY,
        )
    if day > datetime.now(UTC).date():
        raise choices.Unknown(
            say("That day has not come yet"),
            say("Nobody knows yet what is held on {day}.", day=figures.day(day)),
            choices.TODAY,
        )
    return LookingBack(day)


@contextmanager
def opened(asked: Mapping[str, str]) -> Iterator[Build]:
    """The build and the ledger that the address asks for, for one rerun or one download."""
    back, name = _of_meeting(asked["meeting"]) if asked.get("meeting") else _of_day(asked)
    if back is None:
        with database.opened() as build:
            yield build
        return
    with looking_back.to(back), database.opened_as_it_was(name, back.moment) as build, _explained(back, build):
        yield build


@contextmanager
def _explained(back: LookingBack, build: Build) -> Iterator[None]:
    """What a meeting looked at is never made again, so that a later release may ask for what it does not hold."""
    try:
        yield
    except OF_AN_OLDER_RELEASE as lacking:
        with database.opened() as today:
            is_of_this_release = today.build_id == build.build_id
        if is_of_this_release or not back.meeting:
            raise
        logger.warning("The build %s of a past meeting lacks what is asked today: %s", build.build_id, lacking)
        raise choices.Unknown(
            say("This review was kept by an older release"), absences.of_an_older_release(back.day), choices.TODAY
        ) from lacking


def make(day: date) -> None:
    """Work out what was held on that day, one at a time; who waited may find it done."""
    with _only_one:
        try:
            _name(day)
            return
        except NotMadeYet:
            pass
        command = [sys.executable, "-m", "ingest.cli", "build", "--as-at", day.isoformat()]
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=LONGEST, check=False)  # noqa: S603  # a day, nothing typed
        except (OSError, subprocess.TimeoutExpired) as error:
            raise NotMade(str(error)) from error
        if done.returncode:
            raise NotMade(done.stderr.strip())


def _of_day(asked: Mapping[str, str]) -> tuple[LookingBack | None, str]:
    back = asked_of(asked)
    return back, _name(back.day) if back else ""


def _name(day: date) -> str:
    """The build that shows that day, by its name in the folder of builds."""
    with database.opened() as build:
        known = database.remembered("known by", day.isoformat(), make=lambda: _known(build, day))
    if known.figures is None:
        raise choices.Unknown(say("We held no figures then"), _nothing_held(known, day), _first(known))
    if not known.file.is_file():
        raise NotMadeYet(day)
    return known.file.relative_to(database.builds_folder()).as_posix()


def _known(build: Build, day: date) -> KnownBy:
    file = database.builds_folder() / f"{build.build_id}.duckdb"
    return known_by(build.cursor, file, database.ledger(), days.end_of(day))


def _nothing_held(known: KnownBy, day: date) -> str:
    return joined(
        say("On {day} this site held no figures.", day=figures.day(day)),
        say("Its first came on {day}.", day=figures.day(days.day_of(known.first))) if known.first else "",
    )


def _first(known: KnownBy) -> tuple[dict[str, str], str]:
    if known.first is None:
        return choices.TODAY
    day = days.day_of(known.first)
    return {"as_at": day.isoformat()}, say("See this page as at {day}", day=figures.day(day))


def _of_meeting(ref: str) -> tuple[LookingBack | None, str]:
    """A past meeting and the build that it looked at; of one that is ahead, today."""
    with database.opened() as build:
        found = build.cursor.execute(MEETING, {"ref": ref}).fetchone() if "meeting" in build.agreed.tables else None
    if not found:
        raise choices.Unknown(say("We do not know that meeting"), say("This address names no meeting."), choices.TODAY)
    held_on, build_id, status, written = found
    if not build_id and held_on >= datetime.now(UTC).date():
        return None, ""
    name = f"{build_id}.duckdb"
    if not build_id or not (database.builds_folder() / name).is_file():
        gone = say("The figures that the meeting of {day} looked at were not kept.", day=figures.day(held_on))
        raise choices.Unknown(say("These figures were not kept"), gone, choices.TODAY)
    return LookingBack(held_on, ref, status == "example", written.replace(tzinfo=UTC)), name
