"""What is said of a figure that was made of figures of other areas: how, and how well it fits."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard import figures
from dashboard.language import say
from dashboard.rows import Card, Indicator, Place, SeriesPoint, WardFigure
from dashboard.words.places import place_name
from dashboard.words.sentences import joined

NO_SHARE = say("How well they fit is not published.")
SHORT = {"small_areas": say("Best fit."), "restated": say("Worked out later for the present borders.")}
RESTATED = say("Its publisher worked it out later. How, and how well it fits, is not published.")
ALL_RESTATED = say("Their publisher worked them out later. How, and how well they fit, is not published.")


def short(fit_method: str | None) -> str:
    """The mark beside a number; nothing beside one that was counted for the area itself."""
    return SHORT[fit_method] if fit_method else ""


def of_figure(card: Card, place: Place) -> str:
    """How the latest figure was made, and how much of the area it covers."""
    if card.fit_method is None or card.value is None:
        return ""
    if card.fit_method == "restated":
        return joined(
            say("This figure is from before {place} had its present borders.", place=place_name(place)), RESTATED
        )
    kind = place.area_word
    if card.fit_share is None:
        return joined(say("Best fit: made of whole small areas that lie mostly in this {kind}.", kind=kind), NO_SHARE)
    return say(
        "Best fit: made of whole small areas that lie mostly in this {kind} ({percent} of its people).",
        kind=kind, percent=_percent(card.fit_share),
    )  # fmt: skip


def of_series(indicator: Indicator, place: Place, series: Sequence[SeriesPoint]) -> str:
    """Up to when the periods of a line are from before its area began."""
    restated = [point for point in series if point.fit_method == "restated" and point.value is not None]
    if not restated:
        return ""
    last = restated[-1]
    until = figures.period(last.period_start, last.period_end, indicator.period_kind)
    before = say(
        "Figures up to {period} are from before {place} had its present borders.",
        period=until, place=place_name(place),
    )  # fmt: skip
    return joined(before, ALL_RESTATED)


def of_wards(wards: Sequence[WardFigure]) -> str:
    """How the figures of all wards of a council were made."""
    methods = {ward.fit_method for ward in wards if ward.value is not None}
    if "small_areas" in methods:
        return joined(say("These are a best fit: made of whole small areas that lie mostly in each ward."), NO_SHARE)
    if "restated" in methods:
        return joined(say("These are from before the wards had their present borders."), ALL_RESTATED)
    return ""


def _percent(share: float) -> str:
    # What is not all is not said to be all.
    return f"{min(round(share * 100), 99) if share < 1 else 100}%"
