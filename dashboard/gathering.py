"""What the page of one outcome is made of, gathered once for the page and for its file."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, replace
from datetime import date

import duckdb

from dashboard import looking_back, queries
from dashboard.expected import BaseRate
from dashboard.holdings import SourceStatus
from dashboard.promised import Promise
from dashboard.rows import (
    Boundary,
    Card,
    Figure,
    FunnelPoint,
    Indicator,
    PeerValue,
    Place,
    SeriesPoint,
    SparkPoint,
    Then,
    WardFigure,
)

Series = tuple[SeriesPoint, ...]


@dataclass(frozen=True)
class Ahead:
    """What the page says of the years ahead."""

    today: date = date.min  # the day of the build: what is ahead is ahead of it
    base_rate: BaseRate | None = None  # of similar starts, how many improved, and how far
    improved_by: int | None = None  # by so many per cent; none where it is asked whether at all


@dataclass(frozen=True)
class Answer:
    """One indicator in one place and beside others. `figure` is None where nothing was ever published."""

    reader_place: Place
    indicator: Indicator
    source: SourceStatus | None
    figure: Figure | None = None
    ahead: Ahead = field(default_factory=Ahead)
    promise: Promise | None = None  # what was agreed of this figure
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
    funnel: tuple[FunnelPoint, ...] = ()
    boundaries: tuple[Boundary, ...] = ()


def answer(
    db: duckdb.DuckDBPyConnection, reader_place: Place, indicator: Indicator, since: int | None = None
) -> Answer:
    """Everything that is known of it. Then is the year nearest to `since`, where the reader chose one."""
    source = {source.source_id: source for source in queries.sources(db)}.get(indicator.source_id)
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
        ahead=_ahead(db, figure),
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
        funnel=queries.ward_funnel(db, indicator.indicator_id, council.area_code) if council else (),
        boundaries=queries.boundaries(db, council.area_code) if council else (),
    )


def _ahead(db: duckdb.DuckDBPyConnection, figure: Figure) -> Ahead:
    today = looking_back.today(queries.build_status(db).built_at.date())
    now, indicator, realistic = figure.card.value, figure.indicator, figure.realistic
    if realistic is None or realistic.range_of != "value" or now is None:
        return Ahead(today)
    asked = (indicator.indicator_id, figure.place.area_code)
    tenth_better = now * (0.9 if indicator.better == "lower" else 1.1)
    rate = queries.base_rate(db, *asked, tenth_better, realistic.judged_at)
    if rate is None or (rate.is_relative and rate.met):
        return Ahead(today, rate, 10)
    # A tenth means nothing of years of life, and of a share near 100%: asked instead is whether any came as far.
    return Ahead(today, queries.base_rate(db, *asked, now, realistic.judged_at))


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
