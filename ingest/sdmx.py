"""Reads a list of codes as SDMX definitions give it in JSON: what numbers stand for which areas, kinds or ages."""

from __future__ import annotations

import json

from ingest.archive import Reply
from ingest.source import UnexpectedShape


def codes_in(reply: Reply) -> list[tuple[str, str, dict[str, str]]]:
    """Number, name and notes of each thing that a definition lists."""
    try:
        listed = json.loads(reply.path.read_bytes())["structure"]["codelists"]["codelist"][0]["code"]
        return [
            (
                str(code["value"]),
                str(code["description"]["value"]),
                {str(n["annotationtitle"]): str(n["annotationtext"])
                 for n in code.get("annotations", {}).get("annotation", [])},
            )
            for code in listed
        ]  # fmt: skip
    except (ValueError, KeyError, TypeError, IndexError, AttributeError):
        to_do = "See whether the publisher changed its definitions, then fetch again."
        raise UnexpectedShape(reply, "it is not a list of codes with their names", to_do) from None
