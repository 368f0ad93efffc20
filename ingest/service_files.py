"""Reads by which figures a service is told, then and now: data/reference/services.toml."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from ingest.strict_toml import Block, read_toml

SLUG = "[a-z0-9]+(-[a-z0-9]+)*"
ROLES = ("level", "demand", "satisfaction")


@dataclass(frozen=True)
class Service:
    """`figures` is indicators by role; the first that a place has is the one that tells."""

    service_id: str
    title: str
    figures: dict[str, tuple[str, ...]]


def read_services(file: Path, indicator_ids: Collection[str]) -> tuple[Service, ...]:
    """The services in the order of the file; none where there is no such file. Raises CatalogueError."""
    if not file.exists():
        return ()
    whole = read_toml(file)
    found: dict[str, Service] = {}
    for block in whole.blocks("service"):
        service = Service(
            service_id=block.code("id", SLUG, "bins-and-recycling"),
            title=block.text("title"),
            figures={role: _indicators(block, role, indicator_ids) for role in ROLES},
        )
        block.finish()
        if service.service_id in found:
            raise block.wrong("id", "a service above has it already, give this one another")
        if not any(service.figures.values()):
            raise block.wrong("level", "and nothing else tells of this service either, name a figure or remove it")
        found[service.service_id] = service
    whole.finish()
    return tuple(found.values())


def _indicators(block: Block, role: str, known: Collection[str]) -> tuple[str, ...]:
    named = block.texts(role)
    for indicator_id in named:
        if indicator_id not in known:
            raise block.wrong(role, f"but no indicator has the id {indicator_id}, look it up in data/reference")
    return named
