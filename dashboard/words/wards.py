"""What is said of a ward: its level with how sure it is, whether it moved with its council, and what is likely.

"Too few to tell" is an answer like any other. A ward's figure is mostly luck from one year to the next.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dashboard import figures
from dashboard.language import say, say_count
from dashboard.rows import Indicator, Place, WardFigure
from dashboard.words import fits
from dashboard.words.places import place_name
from dashboard.words.sentences import capital, joined

TOO_FEW = say("Too few to tell")
HELD_BACK = say("Held back to protect people")

BESIDE = {
    "higher": say("Higher"),
    "lower": say("Lower"),
    "similar": say("About the same"),
    "too_few_to_tell": TOO_FEW,
    "withheld": HELD_BACK,
    "no_figure": "",
    "not_compared": "",
}

TOO_LITTLE_CHANGE = say("There is too little history of these wards to say how they have changed.")
TOO_LITTLE_AHEAD = say("There is too little history to say what is likely next.")
NO_MARGIN = say("No margin of error is known for wards, so we do not say which ones really differ.")


def interval_title(wards: Sequence[WardFigure]) -> str:
    """The heading over intervals; none where no ward has one."""
    kinds = {ward.interval_basis for ward in wards if ward.lower is not None} - {None}
    if not kinds:
        return ""
    return say("Margin of error") if kinds == {"published"} else say("Allowing for luck")


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
    than = {
        "higher": say("Higher than {council}.", council=council),
        "lower": say("Lower than {council}.", council=council),
        "similar": say("Much as {council}.", council=council),
        "too_few_to_tell": say("Too few to tell whether it differs."),
    }
    span, sure = interval(indicator, ward), ""
    if span and ward.interval_basis == "published":
        sure = say("Margin of error: {range}.", range=span)
    elif span:
        sure = say("Allowing for luck: {range}.", range=span)
    return joined(sure, than.get(ward.verdict, ""), fits.short(ward.fit_method) if ward.value is not None else "")


def level(indicator: Indicator, place: Place, council: Place, ward: WardFigure) -> str:
    """Where the ward stands: its figure, how sure that is, and its council's."""
    name = place_name(place)
    if ward.value is None:
        held_back = say("Too few to tell. The figure of {place} is held back to protect people.", place=name)
        return held_back if ward.status == "suppressed" else ""
    return joined(
        capital(say("{place} is at {amount}.", place=name, amount=figures.amount(indicator, ward.value))),
        _allowing(indicator, ward),
        _beside_council(indicator, council, ward),
    )


def beside_council(verdict: str, council: str, amount: str) -> str:
    """The judgement of a ward's level, with what it is set beside."""
    theirs = {"council": council, "amount": amount}
    return {
        "higher": say("That is higher than {council} ({amount}).", **theirs),
        "lower": say("That is lower than {council} ({amount}).", **theirs),
        "similar": say("That is about the same as {council} ({amount}).", **theirs),
        "too_few_to_tell": say("Too few to tell whether it differs from {council} ({amount}).", **theirs),
    }[verdict]


def changed(council: Place, ward: WardFigure) -> str:
    """Whether it moved beyond what its council did in the same year."""
    if ward.change == "too_little_history":
        return TOO_LITTLE_CHANGE
    if ward.change == "too_few_to_tell":
        return say("Too few to tell how it has changed.")
    name = council.name
    return {
        "moved_with_the_borough": say("In its last year it moved much as {council} did.", council=name),
        "better": say("In its last year it did better than {council}, by more than luck often makes.", council=name),
        "worse": say("In its last year it did worse than {council}, by more than luck often makes.", council=name),
        "higher": say(
            "In its last year it went up more, or down less, than {council}, by more than luck often makes.",
            council=name,
        ),
        "lower": say(
            "In its last year it went down more, or up less, than {council}, by more than luck often makes.",
            council=name,
        ),
    }[ward.change]


def all_changed(council: Place, wards: Sequence[WardFigure]) -> str:
    """The same of all wards together, for readers of the whole council."""
    known = [ward for ward in wards if ward.change not in {"too_little_history", "too_few_to_tell"}]
    if not known:
        few = any(ward.change == "too_few_to_tell" and ward.value is not None for ward in wards)
        return say("Too few to tell how these wards have changed.") if few else TOO_LITTLE_CHANGE
    moved = [ward for ward in known if ward.change != "moved_with_the_borough"]
    return joined(_of_those(len(moved), len(known), council.name), say("About 1 in 20 would do so by luck alone."))


def _of_those(moved: int, known: int, council: str) -> str:
    if not moved:
        return say(
            "In the last year no ward of {known} moved apart from {council} by more than luck often makes.",
            known=known, council=council,
        )  # fmt: skip
    return say_count(
        "In the last year {count} ward of {known} moved apart from {council} by more than luck often makes.",
        "In the last year {count} wards of {known} moved apart from {council} by more than luck often makes.",
        moved, known=known, council=council,
    )  # fmt: skip


def likely(indicator: Indicator, ward: WardFigure, today: date) -> str:
    """What is likely within three years; never a chance, and never for a target."""
    if ward.likely_low is None or ward.likely_high is None or ward.likely_by is None or ward.likely_by <= today:
        return TOO_LITTLE_AHEAD
    span = figures.span(indicator, ward.likely_low, ward.likely_high)
    return joined(
        say("Going by the past of wards, {range} is realistic {by}.", range=span, by=figures.by(ward.likely_by)),
        say("We expect about 8 in 10 such ranges to hold."),
    )


def _allowing(indicator: Indicator, ward: WardFigure) -> str:
    span = interval(indicator, ward)
    if not span:
        return ""
    if ward.interval_basis == "published":
        return say("Its margin of error is {range}.", range=span)
    return say("Allowing for luck: {range}.", range=span)


def _beside_council(indicator: Indicator, council: Place, ward: WardFigure) -> str:
    if ward.verdict == "not_compared" or ward.council_value is None:
        return ""
    return beside_council(ward.verdict, council.name, figures.amount(indicator, ward.council_value))
