"""The interface described in OpenAPI, made from the tables so that the two cannot disagree."""

from __future__ import annotations

from typing import Any

from dashboard.api import parameters
from dashboard.api.tables import LEVELS, TABLES, Column, Table

Told = dict[str, Any]  # Any: JSON

KINDS: dict[str, Told] = {
    "area": {"type": "string", "pattern": "^[A-Z][0-9]{8}$"},
    "indicator": {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
    "text": {"type": "string"},
    "texts": {"type": "array", "items": {"type": "string"}},
    "whole": {"type": "integer"},
    "number": {"type": "number"},
    "day": {"type": "string", "format": "date"},
    "moment": {"type": "string", "format": "date-time"},
}
DAY = {"type": "string", "format": "date", "pattern": "^[12][0-9]{3}-[0-9]{2}-[0-9]{2}$"}
PARAMETERS: dict[str, tuple[str, Told]] = {
    "place": ("Only this place.", KINDS["area"]),
    "council": ("Only the promises of this council's partnership.", KINDS["area"]),
    "indicator": ("Only this indicator.", KINDS["indicator"] | {"maxLength": 80}),
    "outcome": ("Only indicators of this outcome.", KINDS["indicator"] | {"maxLength": 80}),
    "level": ("Only places of this level.", {"type": "string", "enum": list(LEVELS)}),
    "from": ("Only periods that end after this day.", DAY),
    "to": ("Only periods that begin before this day.", DAY),
    "limit": (
        "At most so many rows.",
        {"type": "integer", "minimum": 1, "maximum": parameters.MOST, "default": parameters.USUAL},
    ),
    "cursor": ("Where to go on: as `next` of the page before has it.", {"type": "string", "maxLength": 2000}),
    "as_at": ("As it was known at the end of this day.", DAY),
}
PROBLEM: Told = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "A sentence that says what to do."},
    },
}
AGAIN: Told = {"Retry-After": {"description": "Seconds until it is worth asking again.", "schema": {"type": "integer"}}}
WHY = {
    "400": "A parameter cannot be used.",
    "404": "There is no such place, indicator, outcome or page, or nothing was held on that day.",
    "405": "Only GET and HEAD are answered.",
    "503": "There are no figures yet, or those of that day are being worked out: ask again after `Retry-After`.",
}


def document() -> Told:
    """The whole of it."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Levelwith",
            "version": "1",
            "description": (
                "What was, what is, what was agreed and what is realistic, for places of the United Kingdom. Each "
                "figure has its own publisher and licence; name both where you use it. A figure that is missing or "
                "withheld has a status and no value: never read it as 0."
            ),
        },
        "paths": {f"/api/v1/{name}.{form}": _path(name, form) for name in TABLES for form in ("json", "csv")},
        "components": {
            "schemas": {"problem": PROBLEM} | {name: _row(table) for name, table in TABLES.items()},
        },
    }


def _path(name: str, form: str) -> Told:
    table = TABLES[name]
    content = (
        {"application/json": {"schema": _page(name)}} if form == "json" else {"text/csv": {"schema": KINDS["text"]}}
    )
    wrong = {"content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/problem"}}}}
    return {
        "get": {
            "operationId": f"{name}_{form}",
            "summary": table.told,
            "parameters": [_parameter(parameter) for parameter in (*table.filters, *parameters.ALWAYS)],
            "responses": {
                "200": {"description": "A page of rows.", "headers": _headers(), "content": content},
                "304": {"description": "Nothing changed since the ETag that was given."},
                **{status: {"description": why} | (wrong if status != "405" else {}) for status, why in WHY.items()},
                "503": {"description": WHY["503"], "headers": AGAIN} | wrong,
            },
        }
    }


def _headers() -> Told:
    return {
        "ETag": {"description": "Changes when the answer does.", "schema": KINDS["text"]},
        "Link": {"description": "Where the next page is, if there is one.", "schema": KINDS["text"]},
    }


def _parameter(name: str) -> Told:
    told, schema = PARAMETERS[name]
    return {"name": name, "in": "query", "required": False, "description": told, "schema": schema}


def _page(name: str) -> Told:
    may_be_null = {"type": ["string", "null"]}
    return {
        "type": "object",
        "required": ["data", "next", "build", "built_at", "as_at", "warning", "description"],
        "properties": {
            "data": {"type": "array", "items": {"$ref": f"#/components/schemas/{name}"}},
            "next": may_be_null | {"description": "The address of the next page; null at the end."},
            "build": {"type": "string", "description": "The version of the figures."},
            "built_at": KINDS["moment"],
            "as_at": may_be_null,
            "warning": may_be_null,
            "description": {"type": "string"},
        },
    }


def _row(table: Table) -> Told:
    return {
        "type": "object",
        "required": list(table.columns),
        "additionalProperties": False,
        "properties": {name: _column(column) for name, column in table.columns.items()},
    }


def _column(column: Column) -> Told:
    schema = dict(KINDS[column.kind])
    if column.may_be_missing:
        schema["type"] = [schema["type"], "null"]
    return schema | {"description": column.told}
