"""The ambition check, live while a target is typed: before the promise, not after."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard import figures, queries, typed_target
from dashboard.charts import dots
from dashboard.charts.svg import escaped
from dashboard.components import block
from dashboard.components.paragraphs import paragraph
from dashboard.database import Build
from dashboard.language import say
from dashboard.rows import Figure, Place
from dashboard.words import chances, outlook

TITLE = say("How ambitious is this?")


def show(build: Build, council: Place, typed: Mapping[str, str]) -> None:
    """What similar places achieved, and how likely this is; what is needed where nothing can be said yet."""
    said, html = _told(build, council, typed)
    block.show(f'<section class="ambition"><h2>{TITLE}</h2>{html}</section>', said=said, key="ambition")


def _told(build: Build, council: Place, typed: Mapping[str, str]) -> tuple[str, str]:
    figure = queries.figure(build.cursor, typed.get("area_code") or council.area_code, typed["indicator"])
    if figure is None:
        return "", paragraph(say("No figures are held of this for the council, so nobody can say."))
    value, due = typed_target.value(typed["target"]), typed_target.day(typed["by"])
    today = paragraph(_today(figure))
    if value is None:
        return "", today + paragraph(say("Type a target to see how it compares with what others achieved."))
    if due is None:
        lacking = say("Type a day, like March 2029 to see how it compares with what others achieved.")
        return "", today + paragraph(lacking)
    asked = (figure.indicator.indicator_id, figure.place.area_code, value, due)
    chance = queries.chance(build.cursor, *asked)
    rate = queries.base_rate(build.cursor, *asked) if chance.horizon and 1 <= chance.horizon <= 5 else None
    said = chances.said(figure.indicator, value, chance)
    word = chances.AMBITIONS[rate.ambition] if rate else ""
    drawn = dots.draw(chances.DOTS[chance.phrase]) if chance.phrase else ""
    parts = (
        f'<p class="lead"><b>{escaped(word.partition(":")[0])}</b></p>' if word else "",
        f"<p><b>{escaped(said)}</b></p>{drawn}",
        paragraph(chances.came_as_far(rate)) + paragraph(chances.reached(figure.indicator, rate)) if rate else "",
        _likely(figure, chance.horizon) + today,
    )
    return f"{word} {said}".strip(), "".join(parts)


def _today(figure: Figure) -> str:
    card = figure.card
    if card.value is None:
        return ""
    when = figures.when(card.period_start, card.period_end, figure.indicator.period_kind)
    return say("Now: {amount} {when}.", amount=figures.amount(figure.indicator, card.value), when=when)


def _likely(figure: Figure, horizon: int | None) -> str:
    likely = next((each for each in figure.ranges if each.horizon == horizon and each.is_shown), None)
    return paragraph(outlook.realistic(figure.indicator, likely)) if likely else ""
