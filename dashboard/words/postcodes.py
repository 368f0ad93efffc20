"""What is said of a postcode that somebody typed. The postcode itself is never said back: it points at a home."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.language import say
from dashboard.rows import Place
from dashboard.words.places import label
from dashboard.words.sentences import capital, joined

KEPT = say("We ask postcodes.io where a postcode is. We do not keep it.")
OFF = say("Postcodes do not work here. Type the name of your ward or council instead.")
NO_ANSWER = say("The postcode service does not answer just now. Type the name of your ward or council instead.")
TOO_MANY = say("Many postcodes were typed here just now. Wait a minute, or type the name of your ward or council.")
UNKNOWN = say("We do not know that postcode. Check it, or type the name of your ward or council.")
ABROAD = {
    "Channel Islands": say("That postcode is in the Channel Islands."),
    "Isle of Man": say("That postcode is on the Isle of Man."),
}
ONLY_UK = say("All figures here are for the United Kingdom.")


def ended(year: int) -> str:
    """A postcode that is out of use: which ward it was in is not told."""
    return say(
        "That postcode went out of use in {year}. Try a newer one nearby, or type the name of your ward.", year=year
    )


def abroad(country: str) -> str:
    """A postcode of the Crown dependencies."""
    return joined(ABROAD[country], ONLY_UK)


def inside(ward: Place, council: Place | None) -> str:
    """A ward that has a page."""
    if council is None:
        return say("That postcode is in {place}.", place=label(ward))
    return say("That postcode is in {ward}, {council}.", ward=label(ward), council=council.name)


def inside_old(ward: Place, now: Sequence[Place]) -> str:
    """A ward that ended, by whose code the service still knows the postcode: which new ward it is in is not told."""
    was = say("That postcode was in {ward}, which has ended.", ward=label(ward))
    if not now:
        return was
    if len(now) == 1:
        return joined(was, say("Nearly all of its land is now in {ward}.", ward=label(now[0])))
    one_of = say("It is in one of {number} new wards today. Look for the one you know.", number=len(now))
    return joined(was, one_of)


def only_council(ward_name: str, council: Place, has_wards: bool) -> str:
    """A ward that has no page; where other wards of its council have, its bounds may have changed."""
    where = say("That postcode is in {place}.", place=council.name)
    if ward_name:
        where = say("That postcode is in {ward}, {council}.", ward=ward_name, council=council.name)
    if has_wards:
        return joined(where, say("That ward may have been redrawn since, so type the name of your ward."))
    return joined(where, say("We hold no figures for its wards."))


def nothing_held(council_name: str) -> str:
    """Neither ward nor council has a page."""
    if not council_name:
        return say("We hold no figures for that place.")
    return say("{council}: We hold no figures for that place.", council=capital(council_name))
