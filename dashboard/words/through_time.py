"""What became of a place whose code ended, and what was there before one that is new: figures are never joined across.

`mark` is given the code and the words of each place that is named, for a page to make a link of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta

from dashboard import figures
from dashboard.language import say, say_count
from dashboard.rows import Place
from dashboard.words.places import place_name
from dashboard.words.sentences import capital, joined, listed

Mark = Callable[[str, str], str]

NOTHING_HELD = say("We hold no figures of its own.")


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
    return joined(*_gone(place, mark), held)


def ended_in_short(place: Place) -> str:
    """The same where there is room for a sentence or two: that it ended, and which council came after."""
    if not place.has_ended:
        return ""
    if place.ended_by == "recoded":
        return _recoded(place, _plain)
    if place.ended_by == "redrawn":
        return _redrawn(place, _plain)[0]
    return joined(*_gone(place, _plain))


def _gone(place: Place, mark: Mark) -> tuple[str, str]:
    name = capital(place_name(place))
    was = say("{place} ended on {day}.", place=name, day=_last_day(place)) if place.end_date else ""
    return was or say("{place} ended.", place=name), _followed(place, mark)


def _recoded(place: Place, mark: Mark) -> str:
    newer = [mark(code, say("the new code")) for code in place.successor_codes]
    given = (
        say("Publishers gave {place} a new code on {day}.", place=place.name, day=figures.day(place.end_date))
        if place.end_date
        else say("Publishers gave {place} a new code.", place=place.name)
    )
    return joined(given, say("Newer figures are under {code}.", code=listed(newer)) if newer else "")


def _followed(place: Place, mark: Mark) -> str:
    after = listed(_successors(place, mark))
    if place.successor_names == (place.name,):
        return say("A new council with the same name, {place}, took its place.", place=after)
    if not after:
        return say("Another council took its place.")
    return say("{places} took its place.", places=after)


def _redrawn(place: Place, mark: Mark) -> list[str]:
    """Wards are redrawn all together: a new one may have the old name and other streets."""
    told = {"place": capital(place_name(place)), "council": place.parent_name or say("its council")}
    said = [
        say("{place} ended on {day}, when the wards of {council} were redrawn.", day=_last_day(place), **told)
        if place.end_date
        else say("{place} ended, when the wards of {council} were redrawn.", **told)
    ]
    now = _successors(place, mark)
    if len(now) == 1:
        said.append(say("Nearly all of its land is now in the new ward {ward}.", ward=now[0]))
    elif now:
        said.append(say("Its land is now in the new wards {wards}.", wards=listed(now)))
        said.append(say("How many of its people live in each is not published."))
    return [*said, _not_comparable(place.name, place.successor_names)]


def began(place: Place, mark: Mark = _plain) -> str:
    """Where to look for the years before a place began, or before its code did."""
    if not place.predecessor_names:
        return ""
    name = place.name
    if place.began_by == "recoded":
        older = [mark(code, say("the old code")) for code in place.predecessor_codes]
        return say("{place} has a new code. Its older figures are under {code}.", place=name, code=listed(older))
    before = [mark(*each) for each in zip(place.predecessor_codes, place.predecessor_names, strict=True)]
    if place.began_by == "redrawn":
        return _drawn(place, before)
    if name in place.predecessor_names:
        took = say(
            "{place} took the place of {places}: an older council had the same name.",
            place=name, places=listed(before),
        )  # fmt: skip
    else:
        took = say("{place} took the place of {places}.", place=name, places=listed(before))
    return joined(took, say("Their own figures are on their pages."))


def _drawn(place: Place, before: Sequence[str]) -> str:
    council = place.parent_name or say("its council")
    day = figures.day(place.start_date) if place.start_date else ""
    return joined(
        say("The wards of {council} were redrawn on {day}.", council=council, day=day)
        if day
        else say("The wards of {council} were redrawn.", council=council),
        say_count(
            "{place} has land of the old ward {wards}.", "{place} has land of the old wards {wards}.", len(before),
            place=capital(place_name(place)), wards=listed(before),
        ),
        _not_comparable(place.name, place.predecessor_names),
    )  # fmt: skip


def _not_comparable(name: str, others: Sequence[str]) -> str:
    if name in others:
        return say("Figures of the old and the new wards cannot be compared, even where the name is the same.")
    return say("Figures of the old and the new wards cannot be compared.")


def _successors(place: Place, mark: Mark) -> list[str]:
    return [mark(*each) for each in zip(place.successor_codes, place.successor_names, strict=True)]


def _last_day(place: Place) -> str:
    return figures.day(place.end_date - timedelta(days=1)) if place.end_date else ""
