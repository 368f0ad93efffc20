"""What is said of the funnel: what its shaded part means, how many wards lie outside, and which are not in it."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard import figures
from dashboard.language import say, say_count
from dashboard.rows import FunnelPoint, Indicator, Place, WardFigure
from dashboard.words.sentences import joined

PEOPLE = say("People behind each figure")
LUCK = say("Where luck alone would put 998 in 1,000")
MOST_LUCK = say("Where luck alone would put 95 in 100")
INSIDE, ABOVE, BELOW = say("A ward inside"), say("A ward above"), say("A ward below")
REAL = say("But wards do differ, so many may lie outside. Outside does not mean well or badly run.")

OUTSIDE = frozenset({"higher", "lower"})  # the verdicts of marts.ward_level beyond 99.8% limits


def meaning(council: Place) -> str:
    """How to read it, and what the shaded part is: 99.8% limits, told in whole wards."""
    return joined(
        say("This sets each ward beside {council}, by how many people are behind its figure.", council=council.name),
        say("If all wards were alike, luck alone would put 998 in 1,000 of them in the shaded part."),
        REAL,
    )


def counted(dots: Sequence[FunnelPoint]) -> str:
    """How many of them lie outside."""
    outside = [dot for dot in dots if dot.verdict in OUTSIDE]
    if not outside:
        return say("Here no ward of {all} lies outside.", all=len(dots))
    return say_count(
        "Here {count} ward of {all} lies outside.",
        "Here {count} wards of {all} lie outside.",
        len(outside), all=len(dots),
    )  # fmt: skip


def absent(dots: Sequence[FunnelPoint], wards: Sequence[WardFigure]) -> str:
    """The wards that have no dot, and why."""
    drawn = {dot.ward_code for dot in dots}
    missing = [ward for ward in wards if ward.ward_code not in drawn]
    held_back = len([ward for ward in missing if ward.status == "suppressed"])
    without = len([ward for ward in missing if ward.value is None]) - held_back
    others = len(missing) - held_back - without
    told = (
        (held_back, say_count(
            "{count} ward has no dot: its figure is held back to protect people.",
            "{count} wards have no dot: their figures are held back to protect people.",
            held_back,
        )),
        (without, say_count(
            "{count} ward has no dot: it has no figure.", "{count} wards have no dot: they have no figure.", without,
        )),
        (others, say_count(
            "{count} ward has no dot: the counts behind its figure are not known.",
            "{count} wards have no dot: the counts behind their figures are not known.",
            others,
        )),
    )  # fmt: skip
    return joined(*(said for many, said in told if many))


def at(indicator: Indicator, name: str, dot: FunnelPoint) -> str:
    """A ward for those who point at it: "Hale: 4.2% of 8,131 people"; with its side where it lies outside."""
    told = {"ward": name, "amount": amount(indicator, dot), "people": people(dot.people)}
    if dot.verdict == "higher":
        return say("{ward}: {amount}, {people} people, above the shaded part", **told)
    if dot.verdict == "lower":
        return say("{ward}: {amount}, {people} people, below the shaded part", **told)
    return say("{ward}: {amount}, {people} people", **told)


def picture(
    indicator: Indicator, council: Place, dots: Sequence[FunnelPoint], names: dict[str, str], own_code: str | None
) -> str:
    """The whole drawing in sentences, for people who do not see it."""
    sides = [dot.verdict for dot in dots]
    told = {"title": indicator.title, "council": council.name}
    line = figures.amount(indicator, dots[0].council_value)
    return joined(
        say_count(
            "Funnel chart of {count} ward in {council}: {title}.",
            "Funnel chart of {count} wards in {council}: {title}.",
            len(dots), **told,
        ),
        say("The line of {council} is at {amount}.", council=council.name, amount=line),
        say(
            "Above the shaded part: {above}. Inside: {inside}. Below: {below}.",
            above=sides.count("higher"), below=sides.count("lower"),
            inside=len([side for side in sides if side not in OUTSIDE]),
        ),
        *(
            say("Marked: {ward}.", ward=at(indicator, names[own_code], dot))
            for dot in dots
            if own_code and dot.ward_code == own_code
        ),
    )  # fmt: skip


def amount(indicator: Indicator, dot: FunnelPoint) -> str:
    """Its figure."""
    return figures.amount(indicator, dot.value or 0)


def people(number: float) -> str:
    """So many people."""
    return figures.number(number, 0)
