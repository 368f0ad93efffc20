"""Answers the links to the packs of a board's review: of today, or as a past meeting had it."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from starlette.requests import Request
from starlette.responses import Response

from dashboard import board as boards
from dashboard import choices, database, downloads, past_meeting, promises, queries, since_meeting
from dashboard.board import Board
from dashboard.database import Build
from dashboard.promised import Meeting
from dashboard.promises import Promises
from dashboard.rows import Place, SourceStatus

OFFICE = "application/vnd.openxmlformats-officedocument"
Making = Callable[[Board, Sequence[SourceStatus]], bytes]
FORMATS = {
    "pdf": "application/pdf",
    "docx": f"{OFFICE}.wordprocessingml.document",
    "pptx": f"{OFFICE}.presentationml.presentation",
    "xlsx": f"{OFFICE}.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


def board(ending: str) -> Callable[[Request], Response]:
    """The route of one format."""

    def route(request: Request) -> Response:
        return downloads.answer(request.query_params, lambda build, asked: _pack(build, asked, ending))

    return route


def _pack(build: Build, asked: Mapping[str, str], ending: str) -> Response:
    council = _council(build, asked)
    agreed = _promises(build, council)
    if not agreed.standing:
        raise choices.Unknown("There are no targets here yet", f"No targets are recorded for {council.name}.")
    meeting = _meeting(agreed, asked.get("meeting", ""))
    ref = meeting.meeting_ref if meeting else ""
    # Until midnight, when another meeting may have become the last.
    content = database.remembered(
        "pack", ending, council.area_code, ref, f"{_today()}", make=lambda: _made(build, council, meeting, ending)
    )
    return _file(content, ending, "targets", council.name, f"{meeting.held_on}" if meeting else "")


def _made(build: Build, council: Place, meeting: Meeting | None, ending: str) -> bytes:
    make = _making(ending)
    if meeting is None or meeting.build_id is None:
        review = _board(build, council)
        shown = replace(review, meeting=meeting) if meeting else review
        return make(shown, _sources(build))
    with past_meeting.opened(build, meeting) as then:
        agreed = promises.gather(then.cursor, council)
        review = _in_words(then, agreed, meeting.held_on)
        return make(replace(review, meeting=meeting), queries.sources(then.cursor))


def _making(ending: str) -> Making:
    """Loaded with the first pack: what writes them takes half a second and 30 MB, which most readers never need."""
    making: Making = importlib.import_module(f"dashboard.exports.board_{ending}").of
    return making


def _council(build: Build, asked: Mapping[str, str]) -> Place:
    """The council of the address, or the one above the ward that it names."""
    named = choices.place(build, {"place": asked.get("council", "") or asked.get("place", "")})
    if named.level == "ward" and named.parent_code:
        named = choices.place(build, {"place": named.parent_code})
    if named.level not in {"council", "county"}:
        raise choices.Unknown("Which council did you want?", f"{named.name} is no council. Choose one by its name.")
    return named


def _meeting(agreed: Promises, ref: str) -> Meeting | None:
    """The meeting of the address; none where it names none."""
    if not ref:
        return None
    found = next((each for each in agreed.meetings if each.meeting_ref == ref), None)
    if found is None:
        raise choices.Unknown("We do not know that meeting", "This address names no meeting of this council's board.")
    is_ahead = found.build_id is None and found.held_on >= _today()
    if not is_ahead and not past_meeting.is_kept(found):
        raise choices.Unknown("We do not have that pack", "The figures that this meeting looked at were not kept.")
    return found


def _promises(build: Build, council: Place) -> Promises:
    return database.remembered("promises", council.area_code, make=lambda: promises.gather(build.cursor, council))


def _board(build: Build, council: Place) -> Board:
    today = _today()
    return database.remembered(
        "board", council.area_code, f"{today}", make=lambda: _in_words(build, _promises(build, council), today)
    )


def _in_words(build: Build, agreed: Promises, today: date) -> Board:
    since = since_meeting.since_last_meeting(build, agreed, today)
    return boards.of(agreed, since, {each.outcome_id: each for each in queries.outcomes(build.cursor)})


def _sources(build: Build) -> tuple[SourceStatus, ...]:
    return database.remembered("sources", make=lambda: queries.sources(build.cursor))


def _today() -> date:
    return datetime.now(UTC).date()


def _file(content: bytes, ending: str, *about: str) -> Response:
    words = re.sub(r"[^a-z0-9]+", "-", " ".join(about).lower()).strip("-")
    headers = {"content-disposition": f'attachment; filename="levelwith-{words}.{ending}"', "cache-control": "no-cache"}
    return Response(content, headers=headers, media_type=FORMATS[ending])
