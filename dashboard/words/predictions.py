"""What was expected of the promised figures, and what came: said whichever way it went."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from dashboard import figures
from dashboard.expected import Prediction
from dashboard.promised import Action, Effect
from dashboard.rows import Indicator
from dashboard.words import outlook
from dashboard.words.sentences import full_stop, joined

TITLE = "What we expected, and what came"
REACHED = {True: "It was reached.", False: "It was not reached.", None: ""}


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
    said = f"Predicted: {figures.amount(indicator, action.predicted_value or 0.0)} or better."
    when = figures.when(came.period_start, came.period_end, indicator.period_kind)
    was = f"It was {figures.amount(indicator, came.value)} {when}."
    return joined(full_stop(action.words), said, was, REACHED[came.is_reached])


def _newest_and_nearest_last(each: Prediction) -> tuple[date, int]:
    return each.judged_at, -each.horizon


def _none_yet(said: Sequence[Prediction]) -> str:
    ahead = [each.judged_at for each in said if each.judged_at > each.frozen_at.date()]
    first = f"The first can be {figures.by(min(ahead)).removeprefix('by ')}." if ahead else ""
    return joined("No range that we gave for these figures has met its figure yet.", first)


def _counted(came: Sequence[Prediction]) -> str:
    held = sum(bool(each.is_inside_80) for each in came)
    if len(came) == 1:
        return f"One range that we gave has met its figure. It {'held' if held else 'did not hold'} it."
    return f"{len(came)} ranges that we gave have met their figure. {held} held it; 8 in 10 should."


def _one(indicator: Indicator, each: Prediction) -> str:
    said = f"on {_day(each.frozen_at)} we said {outlook.span_of(indicator, each.range_of, each.q100, each.q900)}"
    came = outlook.amount_of(indicator, each.range_of, each.value or 0.0)
    where = "inside" if each.is_inside_80 else "outside"
    return f"{indicator.title}: {said} {figures.by(each.judged_at)}. It came to {came}, {where} the range."


def _day(moment: datetime) -> str:
    return figures.day(moment.date())
