"""What a board has before it, in words: the page, the presenter's view and every pack draw the same items."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from dashboard import figures
from dashboard.charts.cards import Fact
from dashboard.charts.promise_strip import Told
from dashboard.language import say
from dashboard.promised import Action, Meeting, Promise
from dashboard.promises import Promises
from dashboard.rows import Indicator, Outcome
from dashboard.since_meeting import Since
from dashboard.words import chances, meetings, outlook, places, predictions, promises, verdicts
from dashboard.words.sentences import capital, joined

NOT_SAID = say("Not known")


@dataclass(frozen=True, kw_only=True)
class Item:
    """One promise as a board reads it. Every word and number that a page or pack shows of it is here."""

    promise: Promise
    group: str  # see words.promises.GROUPS
    title: str
    measure: str
    outcome_id: str
    outcome_title: str
    then: Fact
    now: Fact
    agreed: Fact
    realistic: Fact
    told: Told
    picture: str  # what the drawing of `told` shows, in words
    direction: verdicts.Direction | None
    chance: str  # in a phrase, or why there is none
    dots: int | None  # of ten
    stands_on: str
    ambition: str
    outcome: str  # whether it was met, where that is known
    changed: str
    owner: str
    partners: str
    lever: str
    milestones: str
    caution: str
    said: tuple[str, ...]
    actions: tuple[str, ...]
    decisions: tuple[str, ...]
    start: str = ""  # how likely it was when it was set, once its time has come

    @property
    def ref(self) -> str:
        return self.promise.ref

    @property
    def is_example(self) -> bool:
        return self.promise.now.is_example

    @property
    def in_short(self) -> str:
        """The chance for a list: its phrase alone, or why there is none."""
        phrase = self.promise.chance.phrase if self.promise.chance else None
        return capital(chances.PHRASES[phrase]) if phrase else self.chance


@dataclass(frozen=True)
class Board:
    """The review of one council's promises."""

    agreed: Promises
    since: Since
    items: tuple[Item, ...]  # in the order of GROUPS, those in most doubt first
    meeting: Meeting | None = None  # the next one, or the last where none is planned
    came: tuple[str, ...] = ()  # how what was expected of these figures came out

    @property
    def groups(self) -> tuple[tuple[str, tuple[Item, ...]], ...]:
        return tuple((name, tuple(items)) for name, items in groupby(self.items, key=lambda item: item.group))

    @property
    def agenda(self) -> tuple[Item, ...]:
        """In the order of the meeting's agenda, what it leaves out at the end."""
        order = {ref: place for place, ref in enumerate(self.meeting.agenda if self.meeting else ())}
        return tuple(sorted(self.items, key=lambda item: order.get(item.ref, len(order))))


def of(agreed: Promises, since: Since, outcomes: Mapping[str, Outcome]) -> Board:
    """Put everything into words."""
    order, known = list(promises.GROUPS), _indicators(agreed)
    done = {each.action_ref: _action(known, each) for each in agreed.actions}
    items = [_item(agreed, since, each, outcomes, done) for each in agreed.standing]
    planned = [each for each in agreed.meetings if each.status == "planned"]
    meeting = planned[-1] if planned else next(iter(agreed.meetings), None)
    return Board(agreed, since, tuple(sorted(items, key=lambda it: _rank(order, it))), meeting, _came(agreed, known))


def _came(agreed: Promises, known: Mapping[str, Indicator]) -> tuple[str, ...]:
    actions = {each.action_ref: each for each in agreed.actions}
    effects = [(actions[each.action_ref], each) for each in agreed.effects]
    return (
        *predictions.told(known, [each for each in agreed.predictions if each.indicator_id in known]),
        *(
            predictions.effect(action, known[key], each)
            for action, each in effects
            if (key := action.predicted_indicator_id or "") in known
        ),
    )


def _indicators(agreed: Promises) -> dict[str, Indicator]:
    return {each.figure.indicator.indicator_id: each.figure.indicator for each in agreed.kept if each.figure}


def _rank(order: Sequence[str], item: Item) -> tuple[int, float, str]:
    chance = item.promise.chance.chance if item.promise.chance else None
    return order.index(item.group), 1.0 if chance is None else chance, item.title


def _item(
    agreed: Promises, since: Since, promise: Promise, outcomes: Mapping[str, Outcome], done: Mapping[str, str]
) -> Item:
    now, figure = promise.now, promise.figure
    indicator = figure.indicator if figure else None
    theme = outcomes.get(indicator.outcome_id) if indicator else None
    return Item(
        promise=promise,
        group=promises.group(promise),
        title=now.title,
        measure=indicator.measure if indicator else now.unit,
        outcome_id=theme.outcome_id if theme else "",
        outcome_title=theme.title if theme else say("Other"),
        direction=verdicts.direction(figure.indicator, figure.card) if figure else None,
        outcome=promises.outcome(promise),
        start=promises.start(promise),
        changed=meetings.changed(promise, since),
        caution=promises.caution(now),
        **_numbers(promise, indicator),
        **_ahead(promise),
        **_people(agreed, promise, indicator, done),
    )


# Any: fields of Item by name, each with its own type.
def _numbers(promise: Promise, indicator: Indicator | None) -> dict[str, Any]:
    now, then = promise.now, _then(promise)
    title = say("Example target") if now.is_example else say("Agreed")
    return {
        "then": then,
        "now": _now(promise),
        "agreed": Fact(title, capital(promises.aim(now, indicator)), figures.by(now.due_end)),
        "realistic": _realistic(promise),
        "told": _told(promise),
        "picture": _picture(promise, then),
    }


def _ahead(promise: Promise) -> dict[str, Any]:
    phrase = promise.chance.phrase if promise.chance else None
    return {
        "chance": promises.chance(promise),
        "dots": chances.DOTS[phrase] if phrase else None,
        "stands_on": chances.stands_on(promise.chance) if promise.chance else "",
        "ambition": _ambition(promise),
    }


def _people(agreed: Promises, promise: Promise, indicator: Indicator | None, done: Mapping[str, str]) -> dict[str, Any]:
    now = promise.now
    return {
        "owner": now.owner,
        "partners": promises.signed(now),
        "lever": places.lever(indicator) if indicator else "",
        "milestones": promises.milestones(now, indicator),
        "said": tuple(meetings.commentary(each) for each in agreed.said_of(promise)),
        "actions": tuple(done[each.action_ref] for each in agreed.done_for(promise)),
        "decisions": tuple(meetings.decision(each) for each in agreed.decided_on(promise)),
    }


def _then(promise: Promise) -> Fact:
    """Where it set out from: as agreed where that was written down, else as its figure has it."""
    now, figure = promise.now, promise.figure
    indicator = figure.indicator if figure else None
    kind = indicator.period_kind if indicator else "financial_year"
    if now.baseline_value is not None and now.baseline_end is not None:
        start = now.baseline_start or now.baseline_end
        when = figures.period(start, now.baseline_end, kind) if now.baseline_start else figures.by(now.baseline_end)
        return Fact(say("Then"), promises.amount(now, indicator, now.baseline_value), capital(when))
    card = figure.card if figure else None
    if card is None or indicator is None or card.then_value is None or not card.then_start or not card.then_end:
        return Fact(say("Then"), NOT_SAID)
    when = capital(figures.period(card.then_start, card.then_end, kind))
    return Fact(say("Then"), figures.amount(indicator, card.then_value), when)


def _now(promise: Promise) -> Fact:
    figure = promise.figure
    if figure is None:
        return Fact(say("Now"), NOT_SAID)
    card, kind = figure.card, figure.indicator.period_kind
    when = capital(figures.period(card.period_start, card.period_end, kind))
    return Fact(say("Now"), figures.shown(figure.indicator, card.value, card.status), when)


def _realistic(promise: Promise) -> Fact:
    likely, figure = promise.likely, promise.figure
    if likely is None or figure is None:
        return Fact(say("Realistic by then"), NOT_SAID)
    span = outlook.span(figure.indicator, likely)
    return Fact(say("Realistic by then"), span, say("8 times in 10, going by the past"))


def _told(promise: Promise) -> Told:
    now, figure = promise.now, promise.figure
    card = figure.card if figure else None
    then = now.baseline_value if now.baseline_value is not None else card.then_value if card else None
    return Told(now.target_value, then, card.value if card else None, promise.likely)


def _picture(promise: Promise, then: Fact) -> str:
    figure, now = promise.figure, promise.now
    indicator: Indicator | None = figure.indicator if figure else None
    latest = _now(promise)
    return joined(
        say("{title}: then {then}, now {now}.", title=now.title, then=then.shown, now=latest.shown),
        outlook.realistic(indicator, promise.likely) if indicator and promise.likely else "",
        say("Agreed: {aim}.", aim=promises.aim(now, indicator)),
    )


def _ambition(promise: Promise) -> str:
    rate, figure = promise.rate, promise.figure
    if rate is None or figure is None:
        return ""
    return joined(chances.came_as_far(rate), chances.reached(figure.indicator, rate))


def _action(known: Mapping[str, Indicator], each: Action) -> str:
    return joined(meetings.action(each), meetings.prediction(each, known.get(each.predicted_indicator_id or "")))
