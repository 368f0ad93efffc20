"""Fetches for the command line: which sources, with which part of the catalogue, over which line."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from functools import cache, partial

import requests

from ingest.archive import Archive
from ingest.catalogue import Catalogue, read_catalogue
from ingest.fetch import FetchResult, Step, Wanted, fetch_source
from ingest.politeness import Line, user_agent
from ingest.settings import Settings
from ingest.source import Source, sources
from ingest.ward_outlines import ward_outlines

Bar = Callable[[str], AbstractContextManager[Callable[[int, int, str], None]]]


class UnknownSource(Exception):
    """Somebody asked for a source that there is no file for."""


@dataclass(frozen=True)
class Order:
    """What somebody asked for on the command line; `base_urls` is by source."""

    source_ids: tuple[str, ...]
    councils: tuple[str, ...]
    since: date | None
    base_urls: Mapping[str, str]
    is_dry_run: bool


def fetch_ordered(
    settings: Settings,
    order: Order,
    say: Callable[[str], None],
    bar: Bar,
    environ: Mapping[str, str] = os.environ,
) -> list[str]:
    """Fetch each source that was ordered; returns a sentence for each thing that went wrong."""
    agent = user_agent(environ)
    catalogue = read_catalogue(settings)
    archive = Archive(settings.archive)
    problems: list[str] = []
    for source in () if order.source_ids else sources():
        if source.only_when_named:
            say(_left_out(source))
    for source in _chosen(order):
        with requests.Session() as session, bar(source.title) as progress:
            wanted = _wanted(settings, source, catalogue, order)
            result = _fetch(source, archive, Line(session, agent=agent), wanted, progress)
        for line in _report(source, result, is_dry_run=order.is_dry_run):
            say(line)
        problems += [*result.missing, *([result.error] if result.error else [])]
    return problems


def _chosen(order: Order) -> list[Source]:
    known = {source.id: source for source in sources()}
    for source_id in order.source_ids:
        if source_id not in known:
            raise UnknownSource(f"There is no source called {source_id}. Sources: {', '.join(known)}.")
    usual = [source.id for source in known.values() if not source.only_when_named]
    return [known[source_id] for source_id in order.source_ids or usual]


def _left_out(source: Source) -> str:
    why = source.only_when_named
    return f"{source.title}: left out, as {why}. To fetch it, name it: levelwith fetch {source.id}."


def _wanted(settings: Settings, source: Source, catalogue: Catalogue, order: Order) -> Wanted:
    # There are thousands of wards: where no council was named, those of the councils that use this.
    councils = order.councils or tuple(council.area_code for council in catalogue.councils)
    return Wanted(
        source_keys=catalogue.source_keys(source.id),
        councils=order.councils,
        since=order.since,
        base_url=order.base_urls.get(source.id),
        dry_run=order.is_dry_run,
        wards=cache(partial(ward_outlines, settings, councils)),
    )


def _fetch(
    source: Source,
    archive: Archive,
    line: Line,
    wanted: Wanted,
    progress: Callable[[int, int, str], None],
) -> FetchResult:
    def tell(step: Step) -> None:
        progress(step.done, step.total, step.current)

    return fetch_source(source, archive, line, wanted, tell)


def _report(source: Source, result: FetchResult, *, is_dry_run: bool) -> list[str]:
    if is_dry_run:
        return [*result.planned, f"{source.title}: {len(result.planned)} requests would be sent."]
    return [
        f"{source.title}: {result.saved} new replies, {result.unchanged} unchanged, "
        f"{result.fresh} not asked again, {len(result.missing)} missing at the publisher."
    ]
