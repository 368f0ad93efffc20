"""What became of a place whose code ended, and what was there before one that is new: figures are never joined across.

`mark` is given the code and the words of each place that is named, for a page to make a link of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta

from dashboard import figures
from dashboard.rows import Place
from dashboard.words.places import place_name
from dashboard.words.sentences import capital, joined, listed

Mark = Callable[[str, str], str]

NOT_COMPARABLE = "Figures of the old and the new wards cannot be compared{also}."
SAME_NAME = ", even where the name is the same"
NOTHING_HELD = "We hold no figures of its own."


def _plain(_code: str, words: str) -> str:
    return words


def ended(place: Place, mark: Mark = _plain) -> str:
    """A warning on a place that no longer exists, or whose code does not."""
    if not place.has_ended:
        return ""
    held = "" if place.figures else NOTHING_HELD
    if place.ended_by == "recoded":
        return joined(_recoded(place, mark), held)
    if place.ended_by == "redrawn":
        return joined(*_redrawn(place, mark), held)
    name = capital(place_name(place))
    last = f" on {figures.day(place.end_date - timedelta(days=1))}" if place.end_date else ""
    return joined(f"{name} ended{last}.", _followed(place, mark), held)


def _recoded(place: Place, mark: Mark) -> str:
    when = f" on {figures.day(place.end_date)}" if place.end_date else ""
    newer = [mark(code, "the new code") for code in place.successor_codes]
    return joined(
        f"Publishers gave {place.name} a new code{when}.",
        f"Newer figures are under {listed(newer)}." if newer else "",
    )


def _followed(place: Place, mark: Mark) -> str:
    if place.successor_names == (place.name,):
        return f"A new council with the same name, {listed(_successors(place, mark))}, took its place."
    return f"{listed(_successors(place, mark)) or 'Another council'} took its place."


def _redrawn(place: Place, mark: Mark) -> list[str]:
    """Wards are redrawn all together: a new one may have the old name and other streets."""
    council = place.parent_name or "its council"
    when = f" on {figures.day(place.end_date - timedelta(days=1))}" if place.end_date else ""
    said = [f"{capital(place_name(place))} ended{when}, when the wards of {council} were redrawn."]
    now = _successors(place, mark)
    if len(now) == 1:
        said.append(f"Nearly all of its land is now in the new ward {now[0]}.")
    elif now:
        said.append(f"Its land is now in the new wards {listed(now)}.")
        said.append("How many of its people live in each is not published.")
    return [*said, _not_comparable(place.name, place.successor_names)]


def began(place: Place, mark: Mark = _plain) -> str:
    """Where to look for the years before a place began, or before its code did."""
    if not place.predecessor_names:
        return ""
    if place.began_by == "recoded":
        older = [mark(code, "the old code") for code in place.predecessor_codes]
        return f"{place.name} has a new code. Its older figures are under {listed(older)}."
    before = [mark(*each) for each in zip(place.predecessor_codes, place.predecessor_names, strict=True)]
    if place.began_by == "redrawn":
        return _drawn(place, before)
    if place.name in place.predecessor_names:
        return joined(
            f"{place.name} took the place of {listed(before)}: an older council had the same name.",
            "Their own figures are on their pages.",
        )
    return f"{place.name} took the place of {listed(before)}. Their own figures are on their pages."


def _drawn(place: Place, before: Sequence[str]) -> str:
    when = f" on {figures.day(place.start_date)}" if place.start_date else ""
    wards = "ward" if len(before) == 1 else "wards"
    return joined(
        f"The wards of {place.parent_name or 'its council'} were redrawn{when}.",
        f"{capital(place_name(place))} has land of the old {wards} {listed(before)}.",
        _not_comparable(place.name, place.predecessor_names),
    )


def _not_comparable(name: str, others: Sequence[str]) -> str:
    return NOT_COMPARABLE.format(also=SAME_NAME if name in others else "")


def _successors(place: Place, mark: Mark) -> list[str]:
    return [mark(*each) for each in zip(place.successor_codes, place.successor_names, strict=True)]
