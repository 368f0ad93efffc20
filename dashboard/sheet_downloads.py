"""Answers the links to sheets of paper for residents. Made when asked for, in a third of a second."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Mapping

from starlette.requests import Request
from starlette.responses import Response

from dashboard import addresses, answering, choices, database, downloads, looking_back
from dashboard.database import Build
from dashboard.exports import sheet as sheets
from dashboard.exports.sheet import Sheet
from dashboard.language import say
from dashboard.pack_downloads import FORMATS
from dashboard.rows import Indicator, Place
from dashboard.words import absences


def route_of(ending: str) -> Callable[[Request], Response]:
    """The route of one format: the place is in its path, as on the sheets that councils print and link to."""

    def route(request: Request) -> Response:
        asked = {**request.query_params, "place": request.path_params["place"]}
        origin = f"{request.url.scheme}://{request.url.netloc}"
        return downloads.answer(asked, lambda build, asked: _sheet(build, asked, ending, origin))

    return route


def _sheet(build: Build, asked: Mapping[str, str], ending: str, origin: str) -> Response:
    place, indicator = choices.place(build, asked), answering.question(build, asked)
    is_large = _is_large(asked)
    question = indicator.indicator_id if indicator else ""

    def make() -> bytes:
        made = _of(build, place, indicator, f"{origin}{addresses.answer(place.area_code, question)}")
        content: bytes = importlib.import_module(f"dashboard.exports.sheet_{ending}").of(made, is_large)
        return content

    size = "large print" if is_large else ""
    # By the host too, since its address is in the square.
    about = (ending, place.area_code, question, str(is_large), origin, f"{looking_back.today()}")
    return _file(database.remembered("sheet", *about, make=make), ending, place.name, question, size)


def _of(build: Build, place: Place, indicator: Indicator | None, address: str) -> Sheet:
    if indicator is None:
        chosen = answering.in_short(build, place)
        if not chosen:
            raise choices.Unknown(
                say("There is nothing to print here"), say("No figures are held to answer a question by.")
            )
        return sheets.of_place(place, chosen, address, chosen[0].today)
    answered = answering.answered(build, place, indicator)
    if answered is None:
        raise choices.Unknown(say("That cannot be answered here"), absences.no_figure(indicator, place))
    return sheets.of_answer(answered, address)


def _is_large(asked: Mapping[str, str]) -> bool:
    wanted = asked.get("print", "")
    if wanted not in {"", "large"}:
        raise choices.Unknown(
            say("Which print did you want?"),
            say("This address names no print that we have. Write {word}.", word="large"),
        )
    return wanted == "large"


def _file(content: bytes, ending: str, *about: str) -> Response:
    words = re.sub(r"[^a-z0-9]+", "-", " ".join(about).lower()).strip("-")
    headers = {"content-disposition": f'inline; filename="levelwith-{words}.{ending}"', "cache-control": "no-cache"}
    return Response(content, headers=headers, media_type=FORMATS[ending])
