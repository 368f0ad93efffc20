"""Answers programs: a page of a table, or a problem with what to do about it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from dashboard import as_at, choices, database, queries, working_out
from dashboard.api import description, parameters, writing
from dashboard.api.parameters import Asked, Refused
from dashboard.api.problems import OPEN_TO_ALL, problem
from dashboard.api.tables import TABLES, Table
from dashboard.database import Build
from dashboard.queries.public import Wanted

VERSION = "1"  # of what is written: changes every ETag
FORMS: dict[str, tuple[str, Callable[[writing.Page], bytes]]] = {
    "json": ("application/json", writing.as_json),
    "csv": ("text/csv; charset=utf-8", writing.as_csv),
}
TROUBLE = "What was agreed cannot be read just now. These are the promises of the last time that it could."
UNKNOWN = {
    "place": "We hold no place with that code. /api/v1/places.json has those that we hold.",
    "council": "We hold no council with that code. /api/v1/places.json?level=council has those that we hold.",
    "indicator": "We hold no indicator with that id. /api/v1/indicators.json has those that we hold.",
    "outcome": "We hold no outcome with that id. /api/v1/indicators.json has those that we hold.",
}


def described(_: Request) -> Response:
    """The OpenAPI document."""
    return JSONResponse(description.document(), headers=OPEN_TO_ALL | {"cache-control": "public, max-age=3600"})


def table(name: str, form: str) -> Callable[[Request], Response]:
    """The route of one table in one form."""

    def answer(request: Request) -> Response:
        try:
            asked = parameters.read(TABLES[name], request.query_params.multi_items())
            with as_at.opened({"as_at": asked.as_at} if asked.as_at else {}) as build:
                return _answer(build, request, name, form, asked)
        except Refused as refused:
            return problem(refused.status, str(refused))
        except choices.Unknown as unknown:
            return problem(404, unknown.sentence)
        except as_at.NotMadeYet as not_yet:
            told = working_out.days.start(not_yet.day)
            return problem(503, told.sentence, told.seconds)
        except database.NoBuild:
            return problem(503, "There are no figures here yet. Try again later.")

    return answer


def _answer(build: Build, request: Request, name: str, form: str, asked: Asked) -> Response:
    tag = _tag(build, request.url.path, request.query_params.multi_items())
    headers = OPEN_TO_ALL | {"etag": tag, "cache-control": "public, max-age=60"}
    if tag in request.headers.get("if-none-match", "").split(", "):
        return Response(status_code=304, headers=headers)
    for parameter, value in asked.narrowed.items():
        if parameter in UNKNOWN and not queries.is_held(build.cursor, parameter, str(value)):
            return problem(404, UNKNOWN[parameter])
    page = _page(build, name, form, asked)
    media_type, write = FORMS[form]
    if page.next:
        headers["link"] = f'<{page.next}>; rel="next"'
    if form == "csv":
        headers["content-disposition"] = f'inline; filename="levelwith-{name}.csv"'
    return Response(write(page), headers=headers, media_type=media_type)


def _page(build: Build, name: str, form: str, asked: Asked) -> writing.Page:
    wanted = TABLES[name]
    narrowed = {parameter: (wanted.filters[parameter], value) for parameter, value in asked.narrowed.items()}
    # One more than was asked for tells whether there is a next page.
    most = asked.limit + 1
    sql = database.remembered("question", wanted.question, make=lambda: queries.question(build.cursor, wanted.question))
    select = Wanted(
        sql, list(wanted.columns), wanted.key, narrowed, asked.after, most, wanted.cut_first
    )  # fmt: skip
    rows = queries.public_rows(build.cursor, select)
    shown = rows[: asked.limit]
    return writing.Page(
        table=wanted,
        rows=shown,
        next=_next(wanted, name, form, asked, shown[-1]) if len(rows) > asked.limit else None,
        build_id=build.build_id,
        built_at=f"{_built_at(build).isoformat()}Z",
        as_at=asked.as_at or None,
        warning=TROUBLE if name == "agreements" and build.agreed.trouble else None,
    )


def _built_at(build: Build) -> datetime:
    return database.remembered("build status", make=lambda: queries.build_status(build.cursor)).built_at


def _next(wanted: Table, name: str, form: str, asked: Asked, last: Sequence[Any]) -> str:
    kept = {parameter: str(value) for parameter, value in asked.narrowed.items()}
    kept |= {"as_at": asked.as_at} if asked.as_at else {}
    row = dict(zip(wanted.columns, last, strict=True))
    return f"/api/v1/{name}.{form}?{urlencode(kept | {'limit': asked.limit, 'cursor': parameters.cursor(wanted, row)})}"


def _tag(build: Build, path: str, given: Sequence[tuple[str, str]]) -> str:
    """Changes when the figures, the ledger or the question do."""
    told = repr((VERSION, build.build_id, build.agreed.key, build.agreed.trouble, path, sorted(given)))
    return f'W/"{hashlib.sha256(told.encode()).hexdigest()[:32]}"'
