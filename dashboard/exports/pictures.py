"""The pictures of a pack, each with the same in words: the page's own drawings, in sizes for paper and slides."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace

import segno

from dashboard import theme
from dashboard.board import Item
from dashboard.charts import dots, key, promise_strip, spark, svg, target, trend, trend_words
from dashboard.charts.series import Series, Size
from dashboard.language import say
from dashboard.promised import Promise
from dashboard.rows import Card, Figure, SeriesPoint
from dashboard.words.sentences import joined

# As wide as the text of an A4 page, 17.4 cm, its words are of 10 points: as large as the text beside it.
PAPER = Size(690, 320, right=122, type_size=14, y_ticks=5, css_class="")
KEY_GAP, KEY_ROW = 8, 24


@dataclass(frozen=True)
class Picture:
    """A drawing, what it shows in words, and its size in its own units."""

    svg: str
    alt: str
    width: float
    height: float


def chart(item: Item) -> Picture | None:
    """The whole line with the years ahead and the target, its key below; none where there is no line."""
    drawn = series_of(item)
    if drawn is None:
        return None
    rows = key.rows(trend.key_of(drawn), PAPER.width, PAPER.type_size)
    tops = [PAPER.height + KEY_GAP + KEY_ROW * number for number in range(len(rows))]
    placed = [key.placed(row, top, PAPER.type_size) for row, top in zip(rows, tops, strict=True)]
    height = tops[-1] + KEY_ROW
    alt = joined(trend_words.alternative(drawn), item.picture)
    return Picture(
        svg.picture(PAPER.width, height, alt, [trend.picture(drawn, PAPER), *placed]), alt, PAPER.width, height
    )


def small_line(figure: Figure, promise: Promise | None) -> Picture | None:
    """The small line of a card; none of a single figure."""
    if len(figure.spark.points) < 2:
        return None
    agreed = target.of(promise)
    return Picture(spark.draw(figure, agreed), spark.alternative(figure, agreed), spark.WIDTH, spark.HEIGHT)


def ten_dots(filled: int) -> Picture:
    """A chance as ten dots."""
    return Picture(
        dots.draw(filled),
        say("{filled} of {total} dots filled", filled=filled, total=dots.DOTS),
        dots.DOTS * dots.STEP,
        dots.STEP,
    )


def square_code(address: str) -> Picture:
    """A square that leads a phone's camera to an address; it may be a little torn or stained."""
    code = segno.make_qr(address, error="m")
    drawn = io.BytesIO()
    code.save(drawn, kind="svg", xmldecl=False, svgclass=None, lineclass=None, border=4, light=theme.PAGE)
    width, height = code.symbol_size(border=4)
    return Picture(
        drawn.getvalue().decode().strip(), say("Square code that leads to {address}", address=address), width, height
    )


def strip(item: Item) -> Picture:
    """Then, now, the realistic range and the target on one line."""
    drawn = promise_strip.draw(item.told, item.picture)
    return Picture(drawn, item.picture, promise_strip.WIDTH, promise_strip.HEIGHT)


def chance(item: Item) -> Picture | None:
    """The chance as ten dots; none where none is given."""
    return None if item.dots is None else ten_dots(item.dots)


def series_of(item: Item) -> Series | None:
    """What its chart is drawn from; none where there are fewer than two figures."""
    figure = item.promise.figure
    if figure is None or len(figure.spark.points) < 2:
        return None
    published = tuple(
        SeriesPoint(
            period_start=point.period_start, period_end=point.period_end, value=point.value, status="published",
            lower=None, upper=None, note=None, is_break_before=point.period_start in figure.spark.breaks,
            break_reason=None, first_seen=None, earlier_values=0,
        )
        for point in figure.spark.points
    )  # fmt: skip
    agreed = target.of(item.promise)
    card = _as_told(item, figure.card)
    return Series(figure.indicator, figure.place, card, published, (), figure.ranges, item.promise.likely, agreed)


def _as_told(item: Item, card: Card) -> Card:
    """With the then and the now that the facts beside the chart give, and not the averages of other pages."""
    now = item.promise.now
    start, end = card.then_start, card.then_end
    if now.baseline_end is not None:
        start, end = now.baseline_start or now.baseline_end - (card.period_end - card.period_start), now.baseline_end
    return replace(
        card, then_kind="single_period", then_start=start, then_end=end, then_value=item.told.then,
        now_start=card.period_start, now_end=card.period_end, now_value=item.told.now,
    )  # fmt: skip
