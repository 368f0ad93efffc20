"""What is said of a postcode that somebody typed. The postcode itself is never said back: it points at a home."""

from __future__ import annotations

from dashboard.rows import Place
from dashboard.words.places import label
from dashboard.words.sentences import capital

KEPT = "We ask postcodes.io where a postcode is. We do not keep it."
OFF = "Postcodes do not work here. Type the name of your ward or council instead."
NO_ANSWER = "The postcode service does not answer just now. Type the name of your ward or council instead."
TOO_MANY = "Many postcodes were typed here just now. Wait a minute, or type the name of your ward or council."
UNKNOWN = "We do not know that postcode. Check it, or type the name of your ward or council."
ABROAD = {
    "Channel Islands": "That postcode is in the Channel Islands.",
    "Isle of Man": "That postcode is on the Isle of Man.",
}
ONLY_UK = "All figures here are for the United Kingdom."


def ended(year: int) -> str:
    """A postcode that is out of use: which ward it was in is not told."""
    return f"That postcode went out of use in {year}. Try a newer one nearby, or type the name of your ward."


def abroad(country: str) -> str:
    """A postcode of the Crown dependencies."""
    return f"{ABROAD[country]} {ONLY_UK}"


def inside(ward: Place, council: Place | None) -> str:
    """A ward that has a page."""
    return f"That postcode is in {label(ward)}{f', {council.name}' if council else ''}."


def only_council(ward_name: str, council: Place, has_wards: bool) -> str:
    """A ward that has no page; where other wards of its council have, its bounds may have changed."""
    where = f"That postcode is in {f'{ward_name}, ' if ward_name else ''}{council.name}."
    if has_wards:
        return f"{where} That ward may have been redrawn since, so type the name of your ward."
    return f"{where} We hold no figures for its wards."


def nothing_held(council_name: str) -> str:
    """Neither ward nor council has a page."""
    return f"{capital(f'{council_name}: ') if council_name else ''}We hold no figures for that place."
