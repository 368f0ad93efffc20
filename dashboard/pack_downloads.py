"""Answers the links to the packs of a board's review: of today, or as a past meeting had it."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response

from dashboard import choices, database, downloads, looking_back, queries, reviewing
from dashboard.board import Board
from dashboard.database import Build
from dashboard.holdings import SourceStatus
from dashboard.language import say
from dashboard.promised import Meeting
from dashboard.promises import Promises

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
    council = choices.council(build, asked)
    review = reviewing.board(build, council)
    if not review.items:
        raise choices.Unknown(
            say("There are no targets here yet"), say("No targets are recorded for {council}.", council=council.name)
        )
    meeting = _meeting(review.agreed, asked.get("meeting", ""))
    ref = meeting.meeting_ref if meeting else ""

    def make() -> bytes:
        return _making(ending)(replace(review, meeting=meeting) if meeting else review, _sources(build))

    # Until midnight, when another meeting may have become the last.
    content = database.remembered("pack", ending, council.area_code, ref, f"{looking_back.today()}", make=make)
    day = meeting.held_on if meeting else looking_back.today() if looking_back.asked() else ""
    return _file(content, ending, "targets", council.name, f"{day}")


def _making(ending: str) -> Making:
    """Loaded with the first pack: what writes them takes half a second and 30 MB, which most readers never need."""
    making: Making = importlib.import_module(f"dashboard.exports.board_{ending}").of
    return making


def _meeting(agreed: Promises, ref: str) -> Meeting | None:
    """The meeting of the address; none where it names none."""
    found = next((each for each in agreed.meetings if each.meeting_ref == ref), None)
    if ref and found is None:
        raise choices.Unknown(
            say("We do not know that meeting"), say("This address names no meeting of this council's board.")
        )
    return found


def _sources(build: Build) -> tuple[SourceStatus, ...]:
    return database.remembered("sources", make=lambda: queries.sources(build.cursor))


def _file(content: bytes, ending: str, *about: str) -> Response:
    words = re.sub(r"[^a-z0-9]+", "-", " ".join(about).lower()).strip("-")
    headers = {"content-disposition": f'attachment; filename="levelwith-{words}.{ending}"', "cache-control": "no-cache"}
    return Response(content, headers=headers, media_type=FORMATS[ending])
