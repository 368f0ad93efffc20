"""What was expected of the promised figures, and what came: said whichever way it went."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from dashboard import figures
from dashboard.expected import Prediction
from dashboard.language import say, say_count
from dashboard.promised import Action, Effect
from dashboard.rows import Indicator
from dashboard.words import outlook
from dashboard.words.sentences import full_stop, joined

TITLE = say("What we expected, and what came")
REACHED = {True: say("It was reached."), False: say("It was not reached."), None: ""}


def told(indicators: Mapping[str, Indicator], said: Sequence[Prediction]) -> tuple[str, ...]:
    """How ranges came out: all of them counted, then the newest of each figure."""
    if not said:
        return ()
    came = [each for each in said if each.value is not None]
    if not came:
        return (_none_yet(said),)
    newest = {(each.indicator_id, each.area_code): each for each in sorted(came, key=_newest_and_nearest_last)}
    return (_counted(came), *(_one(indicators[each.indicator_id], each) for each in newest.values()))


def effect(action: Action, indicator: Indicator, came: Effect) -> str:
    """What an action was to do, and what the figure came to: whether it was the action that did it nobody knows."""
    said = say("Predicted: {amount} or better.", amount=figures.amount(indicator, action.predicted_value or 0.0))
    when = figures.when(came.period_start, came.period_end, indicator.period_kind)
    was = say("It was {amount} {when}.", amount=figures.amount(indicator, came.value), when=when)
    return joined(full_stop(action.words), said, was, REACHED[came.is_reached])


def _newest_and_nearest_last(each: Prediction) -> tuple[date, int]:
    return each.judged_at, -each.horizon


def _none_yet(said: Sequence[Prediction]) -> str:
    ahead = [each.judged_at for each in said if each.judged_at > each.frozen_at.date()]
    first = say("The first can be {month}.", month=figures.last_month(min(ahead))) if ahead else ""
    return joined(say("No range that we gave for these figures has met its figure yet."), first)


def _counted(came: Sequence[Prediction]) -> str:
    held = sum(bool(each.is_inside_80) for each in came)
    if len(came) == 1:
        if held:
            return say("One range that we gave has met its figure. It held it.")
        return say("One range that we gave has met its figure. It did not hold it.")
    return say_count(
        "{count} range that we gave has met its figure. {held} held it; 8 in 10 should.",
        "{count} ranges that we gave have met their figure. {held} held it; 8 in 10 should.",
        len(came),
        held=held,
    )


def _one(indicator: Indicator, each: Prediction) -> str:
    said = say(
        "{title}: on {day} we said {range} {by}.",
        title=indicator.title,
        day=figures.day(each.frozen_at.date()),
        range=outlook.span_of(indicator, each.range_of, each.q100, each.q900),
        by=figures.by(each.judged_at),
    )
    came = outlook.amount_of(indicator, each.range_of, each.value or 0.0)
    if each.is_inside_80:
        return joined(said, say("It came to {amount}, inside the range.", amount=came))
    return joined(said, say("It came to {amount}, outside the range.", amount=came))
