"""Answers the links to files. Made when asked for, so that a page costs nothing for the files it offers."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from dashboard import as_at, choices, database, queries, reviewing, working_out
from dashboard.database import Build
from dashboard.exports import csv
from dashboard.language import say


def place(request: Request) -> Response:
    """The figures of a place's page."""
    return answer(request.query_params, _place)


def outcome(request: Request) -> Response:
    """The figures of an outcome's page."""
    return answer(request.query_params, _outcome)


def sql(request: Request) -> Response:
    """The SQL behind a number, as text to read."""
    return answer(request.query_params, _sql)


def answer(asked: Mapping[str, str], make: Callable[[Build, Mapping[str, str]], Response]) -> Response:
    """What was asked of the published build; a sentence where there is no such thing."""
    try:
        with as_at.opened(asked) as build:
            return make(build, asked)
    except choices.Unknown as unknown:
        ends = "" if unknown.heading.endswith("?") else "."
        return PlainTextResponse(f"{unknown.heading}{ends} {unknown.sentence}", status_code=404)
    except as_at.NotMadeYet as not_yet:
        told = working_out.days.start(not_yet.day)
        headers = {"retry-after": f"{told.seconds}", "cache-control": "no-store"}
        return PlainTextResponse(told.sentence, status_code=503, headers=headers)
    except database.NoBuild:
        return PlainTextResponse(say("There are no figures here yet. Try again later."), status_code=503)


def _place(build: Build, asked: Mapping[str, str]) -> Response:
    chosen = choices.place(build, asked)
    titles = {outcome.outcome_id: outcome.title for outcome in queries.outcomes(build.cursor)}
    sources = {source.source_id: source for source in queries.sources(build.cursor)}
    shown = queries.figures(build.cursor, chosen.area_code)
    return _file(csv.place(chosen, shown, titles, sources), chosen.name)


def _outcome(build: Build, asked: Mapping[str, str]) -> Response:
    chosen, indicator = choices.place(build, asked), choices.indicator(build, asked)
    answer = reviewing.answer(build, chosen, indicator, choices.since(asked))
    return _file(csv.outcome(answer), chosen.name, indicator.indicator_id)


def _sql(build: Build, asked: Mapping[str, str]) -> Response:
    found = queries.sql_of(build.cursor, asked.get("model", ""))
    if found is None:
        raise choices.Unknown(say("We do not have that SQL"), say("This address names no model of this build."))
    return PlainTextResponse(found, headers={"cache-control": "no-cache"})


def _file(content: bytes, *about: str) -> Response:
    words = re.sub(r"[^a-z0-9]+", "-", " ".join(about).lower()).strip("-")
    headers = {"content-disposition": f'attachment; filename="levelwith-{words}.csv"', "cache-control": "no-cache"}
    return Response(content, headers=headers, media_type="text/csv; charset=utf-8")
