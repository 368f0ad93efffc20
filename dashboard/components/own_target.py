"""How likely a figure of the reader's own is: asked live, from the build, when the reader types one."""

from __future__ import annotations

import streamlit as st

from dashboard import figures, queries
from dashboard.charts import dots
from dashboard.charts.svg import escaped
from dashboard.components import block
from dashboard.components.paragraphs import paragraph
from dashboard.database import Build
from dashboard.expected import RealisticRange, to_come
from dashboard.gathering import Answer
from dashboard.language import say
from dashboard.rows import Figure
from dashboard.words import chances
from dashboard.words.sentences import joined


def show(build: Build, answer: Answer) -> None:
    """The disclosure; nothing where no chance can be given."""
    figure = answer.figure
    likely = figure.realistic if figure else None
    if figure is None or likely is None or likely.range_of != "value" or figure.indicator.better == "neutral":
        return
    about = f"{figure.indicator.indicator_id}-{figure.place.area_code}"
    opened = st.expander(say("How likely is a figure of your own?"), on_change="rerun", key=f"own-{about}")
    if not opened.open:
        return
    with opened:
        years = to_come(figure.ranges, answer.ahead.today)
        value = _asked(figure, answer, about)
        when = say("By when?")
        until = st.selectbox(when, years, years.index(likely), format_func=chances.choice, key=f"until-{about}")
        if value is None or until is None:
            block.show(paragraph(say("Type a figure to see how likely it is.")), key="own")
            return
        sentence, html = _told(build, figure, value, until)
        block.show(html, said=sentence, key="own")


def _asked(figure: Figure, answer: Answer, about: str) -> float | None:
    """Begins with what one in four similar places reached: a target that stretches, and has been met."""
    decimals = figure.indicator.decimals
    start = answer.ahead.base_rate.one_in_four_reached if answer.ahead.base_rate else figure.card.value
    return st.number_input(
        say("Figure to reach ({unit})", unit=figures.unit(figure.indicator))
        if figure.indicator.unit
        else say("Figure to reach"),
        value=round(start or 0.0, decimals),
        step=10.0**-decimals,
        format=f"%.{decimals}f",
        key=f"figure-{about}",
    )


def _told(build: Build, figure: Figure, value: float, until: RealisticRange) -> tuple[str, str]:
    """The sentence, and the whole answer around it."""
    asked = (figure.indicator.indicator_id, figure.place.area_code, value, until.judged_at)
    chance = queries.chance(build.cursor, *asked)
    rate = queries.base_rate(build.cursor, *asked) if chance.phrase else None
    sentence = chances.said(figure.indicator, value, chance)
    drawn = dots.draw(chances.DOTS[chance.phrase]) if chance.phrase else ""
    more = joined(
        chances.stands_on(chance),
        chances.came_as_far(rate) if rate else "",
        _past_of_word(build, rate.ambition) if rate else "",
        chances.reached(figure.indicator, rate) if rate else "",
    )
    return sentence, f'<p class="lead">{escaped(sentence)}</p>{drawn}{paragraph(more)}'


def _past_of_word(build: Build, ambition: str) -> str:
    held = [each for each in queries.ambition_records(build.cursor) if each.ambition == ambition]
    return chances.past_of_word(held[0]) if held else ""
