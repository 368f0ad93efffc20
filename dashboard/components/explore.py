"""A chart to point at and zoom into. Its library is large, so it is loaded only when a reader opens it."""

from __future__ import annotations

from datetime import date
from typing import Any

import streamlit as st

from dashboard import theme
from dashboard.charts import axis, timeline
from dashboard.components import history
from dashboard.figures import amount, period
from dashboard.gathering import Answer
from dashboard.language import say
from dashboard.rows import Figure, SparkPoint
from dashboard.words import pictures


def show(answer: Answer) -> None:
    """The disclosure; nothing where there is no line to explore."""
    if answer.figure is None or len(history.points(answer.series)) < 2:
        return
    about = f"{answer.indicator.indicator_id}-{answer.figure.place.area_code}"
    opened = st.expander(say("Explore this chart: point at it or zoom in"), on_change="rerun", key=f"explore-{about}")
    if not opened.open:
        return
    points = history.points(answer.series)
    opened.plotly_chart(
        _chart(answer.figure, answer),
        config={"displayModeBar": False},
        theme=None,
        alt=pictures.line(answer.indicator, answer.figure.place, points),
    )


# Any: a figure of Plotly, which is written as the JSON that it reads.
def _chart(figure: Figure, answer: Answer) -> dict[str, Any]:
    own = (figure.place.name, history.points(answer.series), theme.NAVY)
    others = zip(history.others(answer), (theme.NATION, theme.SIMILAR), strict=False)
    lines = [own, *((line.name, line.points, colour) for line, colour in others)]
    heights = axis.value_axis([point.value for _, points, _ in lines for point in points], most_ticks=6)
    return {
        "data": [_line(figure, *line) for line in lines],
        "layout": {
            "font": {"family": theme.CHART_FONT, "size": 15, "color": theme.INK},
            "paper_bgcolor": theme.PAGE,
            "plot_bgcolor": theme.PAGE,
            "hovermode": "x",
            "height": 420,
            "margin": {"l": 60, "r": 10, "t": 20, "b": 40},
            "legend": {"orientation": "h", "y": -0.15},
            "yaxis": {"gridcolor": theme.GRID, "range": [heights.ticks[0], heights.ticks[-1]]},
            "xaxis": {"gridcolor": theme.GRID},
        },
    }


def _line(figure: Figure, name: str, points: tuple[SparkPoint, ...], colour: str) -> dict[str, Any]:
    indicator = figure.indicator
    # A point without a value cuts the line, where years are missing and where the counting changed.
    cut = [it for run in timeline.runs(points, figure.spark.breaks) for it in (*run, None)]
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": name,
        "x": [date.fromordinal(int(timeline.place(it))).isoformat() if it else None for it in cut],
        "y": [it.value if it else None for it in cut],
        "text": [
            f"{amount(indicator, it.value)}, {period(it.period_start, it.period_end, indicator.period_kind)}"
            if it
            else ""
            for it in cut
        ],
        "hovertemplate": "%{text}<extra>%{fullData.name}</extra>",
        "line": {"color": colour, "width": 3 if colour == theme.NAVY else 2},
    }
