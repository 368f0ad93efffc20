"""What the page of one outcome is made of, gathered once for the page and for its file."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace

import duckdb

from dashboard import queries
from dashboard.rows import (
    Boundary,
    Card,
    Figure,
    Indicator,
    PeerValue,
    Place,
    SeriesPoint,
    SourceStatus,
    SparkPoint,
    Then,
    WardFigure,
)

Series = tuple[SeriesPoint, ...]


@dataclass(frozen=True)
class Answer:
    """One indicator in one place and beside others. `figure` is None where nothing was ever published."""

    reader_place: Place
    indicator: Indicator
    source: SourceStatus | None
    figure: Figure | None = None
    thens: tuple[Then, ...] = ()  # every year that a reader may compare today with, oldest first
    since: int | None = None  # the one that this reader chose
    series: Series = ()
    nation: Place | None = None
    nation_series: Series = ()
    region: Place | None = None
    region_series: Series = ()
    similar: tuple[SparkPoint, ...] = ()
    peers: tuple[PeerValue, ...] = ()
    council: Place | None = None
    wards: tuple[WardFigure, ...] = ()
    boundaries: tuple[Boundary, ...] = ()


def answer(
    db: duckdb.DuckDBPyConnection, reader_place: Place, indicator: Indicator, since: int | None = None
) -> Answer:
    """Everything that is known of it. Then is the year nearest to `since`, where the reader chose one."""
    sources = {source.source_id: source for source in queries.sources(db)}
    source = sources.get(indicator.source_id)
    figure = queries.figure(db, reader_place.area_code, indicator.indicator_id)
    if figure is None:
        return Answer(reader_place, indicator, source)
    card, own = figure.card, figure.place.area_code
    thens = queries.then_by_year(db, indicator.indicator_id, own)
    chosen = _nearest(thens, since)
    council = _council(db, reader_place)
    return Answer(
        reader_place,
        indicator,
        source,
        replace(figure, card=_compared_with(card, chosen)) if chosen else figure,
        thens=thens,
        since=chosen.year if chosen else None,
        series=queries.series(db, indicator.indicator_id, own),
        nation=_place(db, card.nation_code),
        nation_series=_series(db, indicator, card.nation_code),
        region=_place(db, card.region_code),
        region_series=_series(db, indicator, card.region_code),
        similar=queries.similar_middle(db, indicator.indicator_id, own),
        peers=queries.peer_values(db, indicator.indicator_id, own),
        council=council,
        wards=queries.ward_figures(db, indicator.indicator_id, council.area_code) if council else (),
        boundaries=queries.boundaries(db, council.area_code) if council else (),
    )


def _nearest(thens: tuple[Then, ...], since: int | None) -> Then | None:
    if since is None:
        return None
    return min(thens, key=lambda then: abs(then.year - since), default=None)


def _compared_with(card: Card, chosen: Then) -> Card:
    then = asdict(chosen)
    del then["year"]
    return replace(card, **then)


def _council(db: duckdb.DuckDBPyConnection, place: Place) -> Place | None:
    if place.level == "council":
        return place
    return _place(db, place.parent_code) if place.level == "ward" else None


def _place(db: duckdb.DuckDBPyConnection, area_code: str | None) -> Place | None:
    return queries.place(db, area_code) if area_code else None


def _series(db: duckdb.DuckDBPyConnection, indicator: Indicator, area_code: str | None) -> Series:
    return queries.series(db, indicator.indicator_id, area_code) if area_code else ()
