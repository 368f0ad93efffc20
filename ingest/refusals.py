"""Finds what a refusal says, also in a body that came with a 200, as some servers send it. It asks for nothing."""

from __future__ import annotations

import json
from dataclasses import dataclass


@dataclass(frozen=True)
class Refusal:
    """What the body says in place of the status line."""

    status: int
    message: str


def refusal_in(body: bytes) -> Refusal | None:
    """ArcGIS servers say {"error": {"code": 400, "message": ..., "details": [...]}}."""
    if body.lstrip()[:1] != b"{" or b'"error"' not in body:
        return None
    try:
        told = json.loads(body)
    except ValueError:
        return None
    error = told.get("error") if isinstance(told, dict) else None
    if not isinstance(error, dict):
        return None
    code, details = error.get("code"), error.get("details")
    words = [error.get("message"), *(details if isinstance(details, list) else [])]
    message = " ".join(str(each) for each in words if each)[:200]
    return Refusal(code if isinstance(code, int) else 500, message or "it gives no reason")


def message_in(body: bytes) -> str:
    """What a refusal says, if it says it as {"message": ...}."""
    try:
        told = json.loads(body)
    except ValueError:
        return ""
    return str(told["message"])[:200] if isinstance(told, dict) and "message" in told else ""
