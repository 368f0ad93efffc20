"""Finds the refusal in a body that came with a 200: some servers send nothing else. It asks for nothing."""

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
