"""What we would have said of past targets, beside what became of them: a row for each phrase."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard import theme
from dashboard.charts import key, svg
from dashboard.charts.axis import Scale
from dashboard.charts.series import NARROW, WIDE, Size
from dashboard.expected import PhraseRecord
from dashboard.language import say, say_count
from dashboard.words import chances
from dashboard.words.sentences import capital, joined

ROW, FOOT, NAMES = 34, 30, 140  # heights of a row and of the scale; the room for the phrases


def draw(records: Sequence[PhraseRecord]) -> str:
    """The chart in two widths, of which the page shows one, and its key."""
    entries = [("middle_half", say("What the words mean")), ("now", say("What became of it"))]
    return f'<div class="chart">{_picture(records, WIDE)}{_picture(records, NARROW)}{key.drawn(entries)}</div>'


def _picture(records: Sequence[PhraseRecord], size: Size) -> str:
    across = Scale(0, 1, NAMES, size.width - 24)
    foot = ROW * len(records)
    ticks = [0, 0.25, 0.5, 0.75, 1]
    shapes = [svg.line((across(tick), 0), (across(tick), foot), theme.GRID) for tick in ticks]
    words = [
        svg.text((across(tick), foot + size.type_size + 6), f"{tick * 100:.0f}%", "middle", theme.SOFT_INK)
        for tick in ticks
    ]
    for number, record in enumerate(records):
        middle = ROW * (number + 0.5)
        width = across(record.most) - across(record.least)
        shapes.append(svg.rectangle(across(record.least), middle - 9, width, 18, theme.PEER_MIDDLE))
        shapes.append(svg.dot((across(record.share_met), middle), 6, theme.NAVY))
        words.append(svg.text((0, middle + size.type_size / 3), capital(chances.PHRASES[record.phrase])))
    counted = say_count("Chart of {count} phrase.", "Chart of {count} phrases.", len(records))
    label = joined(counted, *map(chances.record, records))
    return svg.picture(size.width, foot + FOOT, label, [*shapes, svg.labels(size.type_size, words)], size.css_class)
