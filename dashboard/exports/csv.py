"""The figures of a page as a CSV file that Excel opens rightly, with the source, licence and status of each.

Formats as the page does, and gives the published number beside it. Fetches nothing: that is dashboard.downloads.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from dashboard import figures
from dashboard.expected import RealisticRange, to_come
from dashboard.gathering import Answer
from dashboard.holdings import SourceStatus
from dashboard.language import say
from dashboard.rows import Figure, Indicator, PeerValue, Place, SeriesPoint, WardFigure

Cell = str | float | int | None

BEGINS_A_FORMULA = frozenset("=+-@\t\r\n")
ENDS_A_CELL = frozenset(',"\r\n')

PUBLISHED = {"published": say("Published"), "unreliable": say("Published, use with care")}

RANGE_OF = {
    "value": say("of the figure"),
    "percent_of_the_middle": say("in percent of the middle council"),
    "gap_to_the_middle": say("above or below the middle council"),
}

PLACE_COLUMNS = (
    "place", "place_code", "outcome", "figure", "figure_for", "figure_for_code", "period", "period_first_day",
    "period_last_day", "as_shown", "value", "unit", "what_it_measures", "margin_low", "margin_high", "status",
    "fit_method", "fit_share", "then_period", "then_value", "similar_places", "similar_middle_half_low",
    "similar_middle_half_high", "nation", "nation_value", "realistic_by", "realistic_of", "realistic_low_8_in_10",
    "realistic_high_8_in_10", "publisher", "licence", "released", "fetched",
)  # fmt: skip

OUTCOME_COLUMNS = (
    "place", "place_code", "shown_as", "figure", "period", "period_first_day", "period_last_day", "as_shown", "value",
    "unit", "what_it_measures", "margin_low", "margin_high", "status", "fit_method", "fit_share", "counting_changed",
    "times_revised", "people", "publisher", "licence", "released", "fetched",
)  # fmt: skip


def place(reader: Place, shown: Sequence[Figure], outcomes: dict[str, str], sources: dict[str, SourceStatus]) -> bytes:
    """One row for each figure of a place's page."""
    return write(PLACE_COLUMNS, (_place_row(reader, each, outcomes, sources) for each in shown))


def outcome(answer: Answer) -> bytes:
    """One row for each number of an outcome's page: the series, then similar places and wards."""
    indicator, source = answer.indicator, answer.source
    figure_place = answer.figure.place if answer.figure else None
    series = (
        (say("this place"), figure_place, answer.series),
        (say("nation"), answer.nation, answer.nation_series),
        (say("region"), answer.region, answer.region_series),
    )
    rows = [
        *_then_and_now(answer),
        *_ahead(answer),
        *(_period(indicator, role, place, point) for role, place, points in series if place for point in points),
        *(_peer(indicator, peer) for peer in answer.peers),
        *(_ward(indicator, ward) for ward in answer.wards),
    ]
    ending = (indicator.publisher, indicator.licence, _day(indicator.released), _fetched(source))
    return write(OUTCOME_COLUMNS, ((*row, *ending) for row in rows))


def write(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """No cell of it would be run by a spreadsheet as a formula."""
    return joined(columns, ([written(cell) for cell in row] for row in rows))


def joined(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Rows of at least two written cells, with the mark that tells Excel it is UTF-8."""
    lines = (columns, *rows)
    # Not by the csv module, which would look at every cell again: a page of 1,000 rows took it 6 ms.
    return b"\xef\xbb\xbf" + "".join(f"{','.join(line)}\r\n" for line in lines).encode("utf-8")


def written(cell: Cell) -> str:
    """What begins like a formula behind an apostrophe, what would end a cell in quotes, what is missing as nothing."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        text = f"'{cell}" if cell[:1] in BEGINS_A_FORMULA else cell
        return '"' + text.replace('"', '""') + '"' if ENDS_A_CELL.intersection(text) else text
    # Twelve digits: more are noise of floating point, which no publisher wrote.
    return format(cell, ".12g") if isinstance(cell, float) else str(cell)


def _place_row(
    reader: Place, shown: Figure, outcomes: dict[str, str], sources: dict[str, SourceStatus]
) -> tuple[Cell, ...]:
    indicator, card = shown.indicator, shown.card
    then = (
        figures.period(card.then_start, card.then_end, indicator.period_kind)
        if card.then_start and card.then_end
        else None
    )
    return (
        reader.name, reader.area_code, outcomes[indicator.outcome_id], indicator.title, shown.place.name,
        shown.place.area_code, *_span(indicator, card.period_start, card.period_end),
        *_number(indicator, card.value, card.status), card.lower, card.upper, _status(card.value, card.status),
        card.fit_method, card.fit_share, then, card.then_value,
        card.peer_count, card.peer_lower_quartile, card.peer_upper_quartile,
        shown.place.nation_name, card.nation_value, *_realistic(shown), indicator.publisher, indicator.licence,
        _day(indicator.released), _fetched(sources.get(indicator.source_id)),
    )  # fmt: skip


def _realistic(shown: Figure) -> tuple[Cell, Cell, Cell, Cell]:
    likely = shown.realistic
    if likely is None:
        return None, None, None, None
    last_day = date.fromordinal(likely.judged_at.toordinal() - 1)
    return last_day.isoformat(), RANGE_OF[likely.range_of], likely.q100, likely.q900


def _ahead(answer: Answer) -> list[tuple[Cell, ...]]:
    """Each year ahead that the page shows, with the middle of its range as the value."""
    figure = answer.figure
    if figure is None:
        return []
    return [
        _range(figure, likely, often, low, high)
        for likely in to_come(figure.ranges, answer.ahead.today)
        for often, low, high in (("8", likely.q100, likely.q900), ("5", likely.q250, likely.q750))
    ]


def _range(
    figure: Figure, likely: RealisticRange, often: str, low: float | None, high: float | None
) -> tuple[Cell, ...]:
    indicator, place = figure.indicator, figure.place
    role = say("realistic {often} times in 10, {of_what}", often=often, of_what=RANGE_OF[likely.range_of])
    last_day = date.fromordinal(likely.judged_at.toordinal() - 1).isoformat()
    return (
        place.name, place.area_code, role, indicator.title,
        figures.by(likely.judged_at), None, last_day, None, likely.q500, figures.unit(indicator), indicator.measure,
        low, high, say("Going by the past"), None, None, None, None, None,
    )  # fmt: skip


def _period(indicator: Indicator, role: str, place: Place, point: SeriesPoint) -> tuple[Cell, ...]:
    return (
        place.name, place.area_code, role, indicator.title,
        *_span(indicator, point.period_start, point.period_end), *_number(indicator, point.value, point.status),
        point.lower, point.upper, _status(point.value, point.status), point.fit_method, point.fit_share,
        point.break_reason, point.earlier_values, None,
    )  # fmt: skip


def _then_and_now(answer: Answer) -> list[tuple[Cell, ...]]:
    """The two numbers that the page begins with: most are averages, which no row of the series holds."""
    if answer.figure is None or answer.figure.card.then_value is None:
        return []
    indicator, place, card = answer.indicator, answer.figure.place, answer.figure.card
    single, average = (say("then"), say("now")), (say("then, average"), say("now, average"))
    then, now = single if card.then_kind == "single_period" else average
    pairs = (
        (then, card.then_start, card.then_end, card.then_value),
        (now, card.now_start, card.now_end, card.now_value),
    )
    return [
        (
            place.name, place.area_code, role, indicator.title, *_span(indicator, start, end),
            *_number(indicator, value, "published"), None, None, say("Worked out from published figures"),
            None, None, None, None, None,
        )
        for role, start, end, value in pairs
        if start and end
    ]  # fmt: skip


def _peer(indicator: Indicator, peer: PeerValue) -> tuple[Cell, ...]:
    return (
        peer.peer_name, peer.peer_code, say("similar place"), indicator.title,
        *_span(indicator, peer.period_start, peer.period_end), *_number(indicator, peer.value, "published"),
        None, None, PUBLISHED["published"], None, None, None, None, None,
    )  # fmt: skip


def _ward(indicator: Indicator, ward: WardFigure) -> tuple[Cell, ...]:
    return (
        ward.ward_name, ward.ward_code, say("ward"), indicator.title,
        *_span(indicator, ward.period_start, ward.period_end), *_number(indicator, ward.value, ward.status),
        ward.lower, ward.upper, _status(ward.value, ward.status), ward.fit_method, ward.fit_share, None, None,
        ward.people,
    )  # fmt: skip


def _status(value: float | None, status: str) -> str:
    return figures.MISSING[status] if value is None else PUBLISHED[status]


def _span(indicator: Indicator, start: date, end: date) -> tuple[Cell, Cell, Cell]:
    last_day = date.fromordinal(end.toordinal() - 1)
    return figures.period(start, end, indicator.period_kind), start.isoformat(), last_day.isoformat()


def _number(indicator: Indicator, value: float | None, status: str) -> tuple[Cell, Cell, Cell, Cell]:
    return figures.shown(indicator, value, status), value, figures.unit(indicator), indicator.measure


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _fetched(source: SourceStatus | None) -> str | None:
    return source.last_fetched.date().isoformat() if source and source.last_fetched else None
