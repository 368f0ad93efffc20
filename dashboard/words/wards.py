"""What is said of a ward: its level with how sure it is, whether it moved with its council, and what is likely.

"Too few to tell" is an answer like any other. A ward's figure is mostly luck from one year to the next.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dashboard import figures
from dashboard.rows import Indicator, Place, WardFigure
from dashboard.words import fits
from dashboard.words.places import place_name
from dashboard.words.sentences import capital, joined

TOO_FEW = "Too few to tell"
HELD_BACK = "Held back to protect people"

BESIDE = {
    "higher": "Higher",
    "lower": "Lower",
    "similar": "About the same",
    "too_few_to_tell": TOO_FEW,
    "withheld": HELD_BACK,
    "no_figure": "",
    "not_compared": "",
}

CHANGES = {
    "better": "did better",
    "worse": "did worse",
    "higher": "went up more, or down less,",
    "lower": "went down more, or up less,",
}

TOO_LITTLE_CHANGE = "There is too little history of these wards to say how they have changed."
TOO_LITTLE_AHEAD = "There is too little history to say what is likely next."
NO_MARGIN = "No margin of error is known for wards, so we do not say which ones really differ."


def interval_title(wards: Sequence[WardFigure]) -> str:
    """The heading over intervals; none where no ward has one."""
    kinds = {ward.interval_basis for ward in wards if ward.lower is not None} - {None}
    if not kinds:
        return ""
    return "Margin of error" if kinds == {"published"} else "Allowing for luck"


def beside(ward: WardFigure) -> str:
    """How it stands beside its council, for a table that names the council above it."""
    return BESIDE[ward.verdict]


def interval(indicator: Indicator, ward: WardFigure) -> str:
    """What the figure could be: "4.0% to 5.6%"; nothing where it is not known."""
    if ward.value is None or ward.lower is None or ward.upper is None:
        return ""
    return figures.span(indicator, ward.lower, ward.upper)


def note(indicator: Indicator, council: str, ward: WardFigure) -> str:
    """Under a figure: "Allowing for luck: 40.1% to 42.3%. Higher than Trafford." """
    span, title = interval(indicator, ward), interval_title([ward])
    than = {"higher": f"Higher than {council}.", "lower": f"Lower than {council}.", "similar": f"Much as {council}."}
    few = f"{TOO_FEW} whether it differs." if ward.verdict == "too_few_to_tell" else ""
    fit = fits.short(ward.fit_method) if ward.value is not None else ""
    return joined(f"{title}: {span}." if span else "", than.get(ward.verdict, few), fit)


def level(indicator: Indicator, place: Place, council: Place, ward: WardFigure) -> str:
    """Where the ward stands: its figure, how sure that is, and its council's."""
    name = capital(place_name(place))
    if ward.value is None:
        held_back = f"{TOO_FEW}. The figure of {place_name(place)} is held back to protect people."
        return held_back if ward.status == "suppressed" else ""
    return joined(
        f"{name} is at {figures.amount(indicator, ward.value)}.",
        _allowing(indicator, ward),
        _beside_council(indicator, council, ward),
    )


def changed(council: Place, ward: WardFigure) -> str:
    """Whether it moved beyond what its council did in the same year."""
    if ward.change == "too_little_history":
        return TOO_LITTLE_CHANGE
    if ward.change == "too_few_to_tell":
        return "Too few to tell how it has changed."
    if ward.change == "moved_with_the_borough":
        return f"In its last year it moved much as {council.name} did."
    return f"In its last year it {CHANGES[ward.change]} than {council.name}, by more than luck often makes."


def all_changed(council: Place, wards: Sequence[WardFigure]) -> str:
    """The same of all wards together, for readers of the whole council."""
    known = [ward for ward in wards if ward.change not in {"too_little_history", "too_few_to_tell"}]
    if not known:
        few = any(ward.change == "too_few_to_tell" and ward.value is not None for ward in wards)
        return "Too few to tell how these wards have changed." if few else TOO_LITTLE_CHANGE
    moved = [ward for ward in known if ward.change != "moved_with_the_borough"]
    own = "no ward" if not moved else figures.count(len(moved), "ward", "wards")
    of_those = f"In the last year {own} of {len(known)} moved apart from {council.name} by more than luck often makes."
    return joined(of_those, "About 1 in 20 would do so by luck alone.")


def likely(indicator: Indicator, ward: WardFigure, today: date) -> str:
    """What is likely within three years; never a chance, and never for a target."""
    if ward.likely_low is None or ward.likely_high is None or ward.likely_by is None or ward.likely_by <= today:
        return TOO_LITTLE_AHEAD
    span = figures.span(indicator, ward.likely_low, ward.likely_high)
    return joined(
        f"Going by the past of wards, {span} is realistic {figures.by(ward.likely_by)}.",
        "We expect about 8 in 10 such ranges to hold.",
    )


def _allowing(indicator: Indicator, ward: WardFigure) -> str:
    span = interval(indicator, ward)
    if not span:
        return ""
    return f"Its margin of error is {span}." if ward.interval_basis == "published" else f"Allowing for luck: {span}."


def _beside_council(indicator: Indicator, council: Place, ward: WardFigure) -> str:
    if ward.verdict == "not_compared" or ward.council_value is None:
        return ""
    theirs = f"{council.name} ({figures.amount(indicator, ward.council_value)})"
    return {
        "higher": f"That is higher than {theirs}.",
        "lower": f"That is lower than {theirs}.",
        "similar": f"That is about the same as {theirs}.",
        "too_few_to_tell": f"Too few to tell whether it differs from {theirs}.",
    }[ward.verdict]
