"""What a program is told that asked for what cannot be given: RFC 9457, with a sentence that says what to do."""

from __future__ import annotations

from http import HTTPStatus

from starlette.responses import JSONResponse, Response

OPEN_TO_ALL = {"access-control-allow-origin": "*"}  # public figures: any page of any site may read them


def problem(status: int, sentence: str, again_in: int = 60) -> Response:
    """The sentence is ours: nothing that was asked is said back. `again_in` seconds matter where it is only for now."""
    told = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": sentence}
    headers = OPEN_TO_ALL | {"cache-control": "no-store"} | ({"retry-after": f"{again_in}"} if status == 503 else {})
    return JSONResponse(told, status, headers, media_type="application/problem+json")
