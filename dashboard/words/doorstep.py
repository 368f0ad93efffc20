"""The answer to one question of a resident, to be read out at a door or on one screen of a phone.

Six short parts in a fixed order, five for a place that ended. Where all of it would be too long, what can best be
spared is left out; what is realistic, how likely a target is, and what would have to change never are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard import figures
from dashboard.answered import Answered
from dashboard.language import say
from dashboard.rows import Indicator
from dashboard.words import asked, comparisons, fits, outlook, places, promises, sources, through_time, verdicts
from dashboard.words import wards as of_wards
from dashboard.words.sentences import capital, full_stop, if_short, joined

MOST_WORDS = 179  # who stands at a door listens for about a minute

WHAT, AHEAD, WHY, WHO, DO, WHEN = (
    say("What is happening?"), say("What is realistic?"), say("Why?"), say("Who decides?"), say("What can you do?"),
    say("When are new figures due?"),
)  # fmt: skip

CHANGES = {
    "better": say("That is better than then."),
    "worse": say("That is worse than then."),
    "higher": say("That is higher than then."),
    "lower": say("That is lower than then."),
    "no_clear_change": say("That is no clear change."),
    "too_little_history": "",
}
TO_DO = {
    "council": say("Tell your ward councillor what you see. The council can change this."),
    "shared": say("Ask your ward councillor who does what, and by when."),
    "others": say("Your ward councillor can ask those who decide. So can you."),
}
NOT_WHY = say("The figures tell us what happened, not why.")
NOTHING_HELD = say("We hold no figures on the reasons.")
TO_DO_BETTER = say("To beat that range, it would have to improve faster than before.")


@dataclass(frozen=True)
class Part:
    """One of the six parts: a question and its sentences."""

    title: str
    lines: tuple[str, ...]

    @property
    def said(self) -> str:
        return joined(*self.lines)


@dataclass(frozen=True)
class Telling:
    """The whole answer."""

    question: str
    about: str  # whose figures these are
    parts: tuple[Part, ...]
    ended: str = ""  # of a place that is no more, which whoever reads the answer has to know

    @property
    def text(self) -> str:
        """As one text, as a message has it."""
        said = (self.question, self.about, self.ended, *(f"{each.title}\n{each.said}" for each in self.parts))
        return "\n\n".join(filter(None, said))

    @property
    def words(self) -> int:
        return len(self.text.split())


@dataclass(frozen=True)
class Line:
    """A sentence, and how soon it may go: the highest first, nought never."""

    words: str
    spare: int = 0


def tell(answered: Answered) -> Telling:
    """All that fits. Of a place that ended, nobody is left there to be asked to do something."""
    ended = through_time.ended_in_short(answered.reader_place)
    whole = [(WHAT, _what(answered)), (AHEAD, _ahead(answered)), (WHY, _why(answered)), (WHO, _who(answered)),
             *([] if ended else [(DO, [Line(TO_DO[answered.indicator.lever])])]), (WHEN, _when(answered))]  # fmt: skip
    told = Telling(asked.question(answered.figure, answered.why), about(answered), (), ended)
    for most in range(max(line.spare for _, lines in whole for line in lines) + 1, 0, -1):
        told = replace(told, parts=tuple(_part(title, lines, most) for title, lines in whole))
        if told.words <= MOST_WORDS:
            break
    return told


def in_short(answered: Answered) -> Part:
    """The same where many stand on one page: now, then, what is realistic and what was agreed."""
    card = answered.figure.card
    what = [_what(answered)[0], Line(fits.short(card.fit_method)), Line(_then(answered))]
    what.append(Line(CHANGES[card.then_verdict]))
    ahead = [line for line in _ahead(answered)[:1] if line.words]
    agreed = _agreed(answered)
    if answered.figure.realistic is None and answered.promise and not promises.outcome(answered.promise):
        agreed = agreed[:1]  # that there is too little history was said just before
    lines = [*what, *ahead, *agreed]
    return Part(asked.question(answered.figure, answered.why), tuple(line.words for line in lines if line.words))


def about(answered: Answered) -> str:
    """Whose figures these are: the reader's own place's, or those of a larger one."""
    reader, shown = answered.reader_place, answered.figure.place
    if answered.is_too_few:
        return say("{area}: too few to tell for {place}.", area=shown.whole_words, place=places.place_name(reader))
    return full_stop(places.level(shown, reader))


def source(answered: Answered) -> str:
    """Who published it, when we looked, and under what licence it may be passed on."""
    indicator, found = answered.indicator, answered.source
    noted = sources.source_note(indicator, found) if found else say("Source: {source}.", source=indicator.publisher)
    return joined(noted, say("Licence: {licence}.", licence=found.licence if found else indicator.licence))


def credit(answered: Answered) -> str:
    """The same where many stand on one page."""
    licence = answered.source.licence if answered.source else answered.indicator.licence
    return f"{answered.indicator.publisher} ({licence})"


def _part(title: str, lines: Sequence[Line], most: int) -> Part:
    return Part(title, tuple(line.words for line in lines if line.words and line.spare < most))


def _what(answered: Answered) -> list[Line]:
    indicator, card = answered.indicator, answered.figure.card
    if card.value is None:
        raise ValueError(f"{indicator.indicator_id}: an answer needs a figure")
    when = capital(figures.when(card.period_start, card.period_end, indicator.period_kind))
    amount = figures.amount(indicator, card.value)
    return [
        Line(say("{when}: {amount} {measure}.", when=when, amount=amount, measure=indicator.measure)),
        Line(_then(answered)),
        Line(CHANGES[card.then_verdict] if card.then_value is not None else "", 1),
        Line(sources.cash_caution(indicator) if card.then_value is not None else "", 2),
        Line(verdicts.break_caution(card, answered.figure.spark.breaks)),
        Line(_beside(answered)),
        Line(verdicts.use_with_care(card)),
        Line(fits.of_figure(card, answered.figure.place)),
        Line(verdicts.newer_missing(card) or verdicts.older_than_others(card), 7),
    ]


def _then(answered: Answered) -> str:
    indicator, card = _unit_said(answered.indicator), answered.figure.card
    if card.then_value is None or card.then_start is None or card.then_end is None:
        return say("No older figure can be set beside it.")
    if card.then_kind in verdicts.AVERAGES:
        return verdicts.then_and_now(indicator, card)
    when = figures.when(card.then_start, card.then_end, indicator.period_kind)
    return capital(say("{when} it was {amount}.", when=when, amount=figures.amount(indicator, card.then_value)))


def _unit_said(indicator: Indicator) -> Indicator:
    """With its unit left out where that is a word or more: it has been said by then."""
    return replace(indicator, unit_place="none") if indicator.unit_place == "after_space" else indicator


def _beside(answered: Answered) -> str:
    """What it is compared with, by its name: similar places, for a ward its council, else the nation."""
    indicator, card, place = _unit_said(answered.indicator), answered.figure.card, answered.figure.place
    if place.level == "ward":
        return _beside_council(answered)
    similar = comparisons.standing(indicator, replace(card, then_kind="single_period"))
    if not similar and card.nation_verdict == "similar" and card.nation_value is not None:
        amount = figures.amount(indicator, card.nation_value)
        return say("That is similar to {nation} ({amount}).", nation=place.nation_name, amount=amount)
    return similar or comparisons.against_nation(indicator, card, place)


def _beside_council(answered: Answered) -> str:
    ward, council, indicator = answered.ward, answered.council, _unit_said(answered.indicator)
    name = answered.figure.place.parent_name or say("the council")
    if ward and ward.council_value is not None and ward.verdict in {"higher", "lower", "similar", "too_few_to_tell"}:
        return of_wards.beside_council(ward.verdict, name, figures.amount(indicator, ward.council_value))
    card = answered.figure.card
    if council and council.value is not None and council.period_start == card.period_start:
        amount = figures.amount(indicator, council.value)
        return say("{council} was at {amount}. We cannot tell if that gap is real.", council=name, amount=amount)
    return say("We hold nothing fair to set it beside.")


def _ahead(answered: Answered) -> list[Line]:
    indicator, likely = answered.indicator, answered.figure.realistic
    to_do_better = TO_DO_BETTER if indicator.better != "neutral" else ""
    if likely is None:
        return [
            Line(outlook.why_none(answered.figure.ranges, answered.today)),
            *_agreed(answered),
            Line(_others_are_at(answered)),
        ]
    return [
        Line(outlook.realistic(indicator, likely)),
        *_agreed(answered),
        Line(outlook.short_record(likely)),
        Line(outlook.trust(likely), 3 if likely.trust == "too_wide" else 0),
        Line(_would_take(answered) or joined(to_do_better, _others_are_at(answered))),
    ]


def _agreed(answered: Answered) -> list[Line]:
    promise, indicator = answered.promise, _unit_said(answered.indicator)
    if promise is None:
        return []
    now, came = promise.now, promises.outcome(promise) or promises.chance(promise)
    if not now.is_example:
        return [Line(promises.agreed(now, indicator)), Line(came)]
    target = say("{aim} {by}.", aim=capital(promises.aim(now, indicator)), by=figures.by(now.due_end))
    return [Line(joined(sources.EXAMPLE_TARGET, target)), Line(came)]


def _would_take(answered: Answered) -> str:
    """What would have to change, measured by how far the best quarter of places that stood alike came."""
    rate, indicator = answered.rate, answered.indicator
    if rate is None or indicator.better == "neutral":
        return ""
    now, then = answered.figure.card.value or 0, rate.one_in_four_reached
    reached = figures.amount(_unit_said(indicator), then)
    if (then < now) if indicator.better == "lower" else (then > now):
        return say(
            "To reach {amount}, it would have to change like the best 1 in 4 similar places did.", amount=reached
        )
    return say("Even with a change like the best 1 in 4 similar places, it would be {amount}.", amount=reached)


def _others_are_at(answered: Answered) -> str:
    """Where the best quarter of similar places stand today."""
    card, indicator = answered.figure.card, answered.indicator
    best = {"lower": card.peer_lower_quartile, "higher": card.peer_upper_quartile}.get(indicator.better)
    if best is None:
        return ""
    return say(
        "The best 1 in 4 {similar} are now at {amount} or better.",
        similar=comparisons.similar_name(card.peer_set), amount=figures.amount(indicator, best),
    )  # fmt: skip


def _why(answered: Answered) -> list[Line]:
    """What nobody can say, and two things that stood beside it. Neither is told as a reason."""
    demand, nation = _demand(answered), _nation(answered)
    if not demand and not nation:
        return [Line(NOT_WHY), Line(NOTHING_HELD, 5)]
    return [Line(NOT_WHY), Line(demand, 4), Line(nation, 5)]


def _demand(answered: Answered) -> str:
    """How much was asked: two numbers side by side, each with its day."""
    beside = answered.demand
    if beside is None:
        return ""
    told, counted = beside.told, beside.indicator
    then, now = (figures.amount(counted, value) for value in (told.then_value, told.now_value))
    slots = {
        "place": places.place_name(beside.place), "measure": counted.measure, "then": then, "now": now,
        "then_when": figures.when(told.then_start, told.then_end, counted.period_kind),
        "now_when": figures.when(told.now_start, told.now_end, counted.period_kind),
    }  # fmt: skip
    if then == now:
        return if_short(
            say("In {place}: {then} {measure} {then_when}, and as many {now_when}.", **slots),
            say("In {place}: {then} {measure} {then_when}. As many {now_when}.", **slots),
        )
    return if_short(
        say("In {place}: {then} {measure} {then_when}, and {now} {now_when}.", **slots),
        say("In {place}: {then} {measure} {then_when}. There were {now} {now_when}.", **slots),
    )


def _nation(answered: Answered) -> str:
    """What the nation did in the same years: a place seldom moves alone."""
    nation, indicator, name = answered.nation, _unit_said(answered.indicator), answered.figure.place.nation_name
    if nation is None or nation.then_value is None or nation.now_value is None or name is None:
        return ""
    then, now = figures.amount(indicator, nation.then_value), figures.amount(indicator, nation.now_value)
    if then == now:
        return say("In the same years {nation} stayed at {amount}.", nation=name, amount=now)
    return say("In the same years {nation} went from {then} to {now}.", nation=name, then=then, now=now)


def _who(answered: Answered) -> list[Line]:
    indicator, reader = answered.indicator, answered.reader_place
    runs = "" if reader.has_ended else places.who_runs(indicator, reader)  # those councils may have ended too
    return [Line(full_stop(places.lever(indicator))), Line(runs)]


def _when(answered: Answered) -> list[Line]:
    indicator = answered.indicator
    last = say("The last came out on {day}.", day=figures.day(indicator.released)) if indicator.released else ""
    return [Line(sources.next_due(replace(indicator, released=None))), Line(last, 6)]
