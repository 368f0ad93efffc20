"""What stands on a resident's sheet, in whichever format: the answer of the page, or the chosen questions in short.

Every sentence is that of the page, from dashboard.words.doorstep.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlsplit

from dashboard import figures
from dashboard.answered import Answered
from dashboard.exports import pictures
from dashboard.exports.pictures import Picture
from dashboard.language import say
from dashboard.promised import Promise
from dashboard.rows import Place
from dashboard.words import chances, doorstep, promises, through_time
from dashboard.words.doorstep import Part
from dashboard.words.places import place_name
from dashboard.words.sentences import capital, full_stop, joined

QR_SAYS = say("Point the camera of a phone at the square, or type:")
MOST_QUESTIONS = 9  # more would not fit one page
WHAT_IT_TAKES = say(
    "To beat a range, a place would have to improve faster than before. "
    "The page of each answer says how far the best similar places came."
)


@dataclass(frozen=True)
class Block:
    """A part with what is drawn beside its sentences, and what below one of them."""

    part: Part
    picture: Picture | None = None
    below: Mapping[str, Picture] = field(default_factory=dict)


@dataclass(frozen=True)
class Sheet:
    """One page of paper; two in large print."""

    title: str
    place: str
    about: str
    blocks: tuple[Block, ...]
    is_answer: bool
    closing: str
    origins: tuple[str, ...]
    address: str
    day: date

    @property
    def name(self) -> str:
        return joined(self.title, f"{self.place}.")

    @property
    def dated(self) -> str:
        return say("Figures as held on {day}. Contains no personal data.", day=figures.day(self.day))

    @property
    def credit(self) -> str:
        """Where its figures come from."""
        if self.is_answer:
            return self.origins[0]
        return say("Sources: {sources}.", sources="; ".join(self.origins))

    @property
    def shown_address(self) -> str:
        """As people type it."""
        parts = urlsplit(self.address)
        return f"{parts.netloc}{parts.path}?{parts.query}"


def of_answer(answered: Answered, address: str) -> Sheet:
    """The whole answer to one question."""
    told = doorstep.tell(answered)
    line = pictures.small_line(answered.figure, answered.promise)
    below = _dots(answered.promise)
    blocks = [Block(part, line if part.title == doorstep.WHAT else None, below) for part in told.parts]
    caveat, name = joined(*answered.indicator.caveats[:1]), place_name(answered.reader_place)
    return Sheet(
        told.question, name, _about(told.about, answered.reader_place), tuple(blocks), True, caveat,
        (doorstep.source(answered),), address, answered.today,
    )  # fmt: skip


def of_place(place: Place, chosen: Sequence[Answered], address: str, day: date) -> Sheet:
    """What people ask of a place, each in short."""
    asked = chosen[:MOST_QUESTIONS]
    levels = {doorstep.about(each) for each in asked}
    name = place_name(place)
    about = levels.pop() if len(levels) == 1 else ""
    blocks = []
    for each in asked:
        part = doorstep.in_short(each)
        lines = part.lines if about else (*part.lines, doorstep.about(each))
        blocks.append(Block(Part(part.title, lines)))
    origins = dict.fromkeys(doorstep.credit(each) for each in asked)
    return Sheet(
        say("What do people ask about {place}?", place=name), name, _about(about, place), tuple(blocks), False,
        WHAT_IT_TAKES, tuple(origins), address, day,
    )  # fmt: skip


def _about(whose: str, place: Place) -> str:
    """Whose figures they are, where the heading does not say it; and that the place is no more."""
    return joined("" if whose == full_stop(capital(place_name(place))) else whose, through_time.ended_in_short(place))


def _dots(promise: Promise | None) -> dict[str, Picture]:
    phrase = promise.chance.phrase if promise and promise.chance else None
    return {promises.chance(promise): pictures.ten_dots(chances.DOTS[phrase])} if promise and phrase else {}
