"""Rows as the marts give them, for tests to change one field at a time; the numbers are invented."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dashboard.holdings import SourceStatus
from dashboard.rows import Card, Indicator, PeerValue, Place, SeriesPoint, Spark, SparkPoint, WardFigure


def an_indicator(**changes: object) -> Indicator:
    return replace(_INDICATOR, **changes)


def a_council(**changes: object) -> Place:
    return replace(_COUNCIL, **changes)


def a_ward(**changes: object) -> Place:
    ward = replace(_COUNCIL, area_code="E05000001", name="Harbour", level="ward", parent_code="E08000001")
    return replace(ward, parent_name="Northsea", area_word="ward", whole_words="Whole ward", **changes)


def a_card(**changes: object) -> Card:
    return replace(_CARD, **changes)


def a_card_with_averages(**changes: object) -> Card:
    averages = replace(
        _CARD,
        then_kind="three_year_mean",
        then_start=date(2010, 1, 1),
        then_end=date(2013, 1, 1),
        now_start=date(2022, 1, 1),
    )
    return replace(averages, **changes)


def a_spark(values: Sequence[float], first_year: int = 2011, breaks: Sequence[date] = ()) -> Spark:
    points = (SparkPoint(date(y, 1, 1), date(y + 1, 1, 1), v) for y, v in enumerate(values, first_year))
    return Spark(tuple(points), tuple(breaks))


def a_series(values: Sequence[float | None], first_year: int = 2011, margin: float = 0) -> list[SeriesPoint]:
    return [_series_point(year, value, margin) for year, value in enumerate(values, first_year)]


def a_source(**changes: object) -> SourceStatus:
    return replace(_SOURCE, **changes)


def some_peers(values: Sequence[float]) -> list[PeerValue]:
    return [
        PeerValue(
            peer_code=f"E0800{number:04d}",
            peer_name=f"Council {number}",
            value=value,
            period_start=date(2024, 1, 1),
            period_end=date(2025, 1, 1),
            is_better="better",
        )
        for number, value in enumerate(values)
    ]


def some_wards(values: Sequence[float | None]) -> list[WardFigure]:
    return [
        WardFigure(
            indicator_id="claimant-count",
            ward_code=f"E05{number:06d}",
            ward_name=f"Ward {number}",
            value=value,
            status="suppressed" if value is None else "published",
            period_start=date(2024, 1, 1),
            period_end=date(2025, 1, 1),
            lower=None,
            upper=None,
            fifth=None if value is None else 1 + number % 5,
        )
        for number, value in enumerate(values)
    ]


def _series_point(year: int, value: float | None, margin: float) -> SeriesPoint:
    return SeriesPoint(
        period_start=date(year, 1, 1),
        period_end=date(year + 1, 1, 1),
        value=value,
        status="not_available" if value is None else "published",
        lower=None if value is None or not margin else value - margin,
        upper=None if value is None or not margin else value + margin,
        note=None,
        is_break_before=False,
        break_reason=None,
        first_seen=None,
        earlier_values=0,
    )


_INDICATOR = Indicator(
    indicator_id="claimant-count",
    title="Out-of-work benefit claims",
    question="How many people are claiming benefits because they are out of work?",
    measure="of people aged 16 to 64 claiming out-of-work benefits",
    unit="%",
    unit_place="after_tight",
    decimals=1,
    better="lower",
    period_kind="calendar_year",
    outcome_id="economy-and-work",
    better_reason=None,
    lever="others",
    lever_who="Jobcentre Plus and local employers",
    run_by="none",
    source_id="els",
    source_key="claimant-count",
    publisher="Office for National Statistics",
    licence="OGL-UK-3.0",
    caveats=(),
    money_basis=None,
    released=date(2026, 1, 20),
    update_months=12,
)

_COUNCIL = Place(
    area_code="E08000001",
    name="Northsea",
    level="council",
    parent_code="E12000002",
    parent_name="North West",
    region_name="North West",
    nation_name="England",
    nation_code="E92000001",
    search_text="northsea",
    area_word="borough",
    whole_words="Whole borough",
    county_code=None,
    county_name=None,
    is_two_tier=False,
    end_date=None,
    figures=45,
)

_CARD = Card(
    indicator_id="claimant-count",
    area_code="E08000001",
    period_start=date(2024, 1, 1),
    period_end=date(2025, 1, 1),
    value=3.1,
    lower=2.8,
    upper=3.4,
    status="published",
    note=None,
    newest_period_end=date(2025, 1, 1),
    missing_status=None,
    missing_period_end=None,
    then_kind="single_period",
    then_start=date(2011, 1, 1),
    then_end=date(2012, 1, 1),
    then_value=6.2,
    now_start=date(2024, 1, 1),
    now_end=date(2025, 1, 1),
    now_value=3.1,
    then_change=-3.1,
    then_verdict="better",
    then_basis="interval",
    previous_start=date(2023, 1, 1),
    previous_end=date(2024, 1, 1),
    previous_value=3.0,
    change=0.1,
    change_verdict="no_clear_change",
    change_basis="interval",
    periods=14,
    first_start=date(2011, 1, 1),
    has_overlap=False,
    nation_code="E92000001",
    nation_value=4.0,
    nation_verdict="lower",
    region_code="E12000002",
    region_value=3.2,
    region_verdict="similar",
    peer_set="ons_global",
    peer_count=20,
    peer_median=4.8,
    peer_lower_quartile=4.0,
    peer_upper_quartile=5.6,
    peer_better=3,
    peer_worse=14,
    peer_equal=3,
    peer_position_from=4,
    peer_position_to=7,
    peer_side="lower",
    peer_verdict="better",
)

_SOURCE = SourceStatus(
    source_id="els",
    title="Explore Local Statistics",
    publisher="Office for National Statistics",
    licence="OGL-UK-3.0",
    licence_url="https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    attribution="Contains public sector information licensed under the Open Government Licence v3.0.",
    about_url="https://www.ons.gov.uk/explore-local-statistics/",
    last_fetched=None,
    note=None,
    is_live_checked=True,
    is_stale=False,
    stale_reason=None,
)
