"""A chart to point at and zoom into. Its library is large, so it is loaded only when a reader opens it."""

from __future__ import annotations

from typing import Any

import streamlit as st

from dashboard import figures, theme
from dashboard.components import history
from dashboard.gathering import Answer
from dashboard.rows import Indicator, SparkPoint
from dashboard.words import pictures


def show(answer: Answer) -> None:
    """The disclosure; nothing where there is no line to explore."""
    if answer.figure is None or len(history.points(answer.series)) < 2:
        return
    about = f"{answer.indicator.indicator_id}-{answer.figure.place.area_code}"
    opened = st.expander("Explore this chart: point at it or zoom in", on_change="rerun", key=f"explore-{about}")
    if not opened.open:
        return
    points = history.points(answer.series)
    opened.plotly_chart(
        _chart(answer.figure.place.name, answer),
        config={"displayModeBar": False},
        theme=None,
        alt=pictures.line(answer.indicator, answer.figure.place, points),
    )


# Any: a figure of Plotly, which is written as the JSON that it reads.
def _chart(name: str, answer: Answer) -> dict[str, Any]:
    own = (name, history.points(answer.series), theme.NAVY)
    others = zip(history.others(answer), (theme.NATION, theme.SIMILAR), strict=False)
    lines = [own, *((line.name, line.points, colour) for line, colour in others)]
    return {
        "data": [_line(answer.indicator, *line) for line in lines],
        "layout": {
            "font": {"family": theme.CHART_FONT, "size": 15, "color": theme.INK},
            "paper_bgcolor": theme.PAGE,
            "plot_bgcolor": theme.PAGE,
            "hovermode": "x",
            "height": 420,
            "margin": {"l": 60, "r": 10, "t": 20, "b": 40},
            "legend": {"orientation": "h", "y": -0.15},
            "yaxis": {"gridcolor": theme.GRID, "zerolinecolor": theme.BORDER},
            "xaxis": {"gridcolor": theme.GRID},
        },
    }


def _line(indicator: Indicator, name: str, points: tuple[SparkPoint, ...], colour: str) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": name,
        "x": [point.period_end.isoformat() for point in points],
        "y": [point.value for point in points],
        "text": [
            f"{figures.amount(indicator, point.value)}, "
            f"{figures.period(point.period_start, point.period_end, indicator.period_kind)}"
            for point in points
        ],
        "hovertemplate": "%{text}<extra>%{fullData.name}</extra>",
        "line": {"color": colour, "width": 3 if colour == theme.NAVY else 2},
    }
