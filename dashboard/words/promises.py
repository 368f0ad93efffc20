"""What was agreed, what became of it, and the steps on the way: never whose fault, and never why it went so."""

from __future__ import annotations

from datetime import date

from dashboard import figures
from dashboard.promised import Promise, Step
from dashboard.rows import Indicator
from dashboard.words import chances
from dashboard.words.sentences import capital, full_stop, joined, listed
from dashboard.words.sources import EXAMPLE_TARGET

# How a board reads its list: the promises in most doubt first.
GROUPS = {
    "unlikely": "Less likely than not to be met",
    "even": "Could go either way",
    "likely": "More likely than not to be met",
    "untold": "No chance can be given",
    "met": "Met",
    "missed": "Not met",
}
OF_PHRASE = {
    "under_1_in_10": "unlikely", "about_1_in_5": "unlikely", "about_1_in_3": "unlikely",
    "about_half": "even",
    "about_2_in_3": "likely", "about_3_in_4": "likely", "over_8_in_10": "likely",
}  # fmt: skip

WHY_NONE = {
    **chances.ABSENCES,
    "wrong_way": "It asks for less than there is, so there is no chance to give.",
    "no_series": "No published figure is held for this, so nobody can say.",
    "unknown_series": "The figure it names is not held here.",
}
NO_START = "At the start no chance could be given."
START_WHY_NONE = {"too_little_history": "At the start there was too little history to give a chance."}
STEPS = {
    "set": "Set",
    "agreed": "Agreed",
    "raised": "Made harder",
    "eased": "Made easier",
    "extended": "Given more time",
    "brought_forward": "Brought forward",
    "reworded": "Changed in words only",
    "correction": "Corrected",
    "withdrawal": "Taken back",
}
IS_CHANGE = {"raised", "eased", "extended", "brought_forward", "reworded"}


def group(promise: Promise) -> str:
    """Which group of the board's list it is in; see GROUPS."""
    told = promise.outcome.outcome
    if told in {"met", "missed"}:
        return told
    phrase = promise.chance.phrase if promise.chance else None
    return OF_PHRASE[phrase] if phrase else "untold"


def amount(step: Step, indicator: Indicator | None, value: float) -> str:
    """A value of the promise: in the words of its figure where one is held."""
    if indicator is not None:
        return figures.amount(indicator, value)
    digits = figures.number(value, 0 if value == round(value) else 1)
    return f"{digits}{step.unit}" if step.unit == "%" else f"{digits} {step.unit}".strip()


def aim(step: Step, indicator: Indicator | None) -> str:
    """ "At least 50.0%": what is to be reached, whichever way is better."""
    value = amount(step, indicator, step.target_value)
    if step.direction == "hold":
        give = figures.number(step.tolerance, max(indicator.decimals if indicator else 0, 1))
        give = f"{give} points" if step.unit == "%" else give
        return f"{value}, give or take {give}" if step.tolerance else value
    return f"{'at least' if step.direction == 'higher' else 'at most'} {value}"


def agreed(step: Step, indicator: Indicator | None) -> str:
    """ "We agreed at least 50.0% by March 2029." """
    what = f"{aim(step, indicator)} {figures.by(step.due_end)}"
    if step.is_example:
        return joined(f"The example target is {what}.", EXAMPLE_TARGET)
    if step.direction == "hold":
        return f"{step.agreed_by} agreed to hold {what}."
    return f"{step.agreed_by} agreed on {what}."


def chance(promise: Promise) -> str:
    """How likely it is to be met, in a phrase; or why nothing is said."""
    told = promise.outcome.outcome
    if told in {"no_series", "unknown_series"}:
        return WHY_NONE[told]
    if promise.chance is None:
        return ""
    if promise.chance.phrase is None:
        return WHY_NONE[promise.chance.why_none or "too_little_history"]
    return f"Chance of meeting it: {chances.PHRASES[promise.chance.phrase]}."


def outcome(promise: Promise) -> str:
    """Whether it was met, and by which figure; nothing while that is open."""
    now, told, figure = promise.now, promise.outcome, promise.figure
    if told.outcome == "withdrawn":
        return f"Taken back on {figures.day(now.agreed_on)}."
    if told.outcome == "no_figure_yet":
        return "Its time has come, but the figure that tells is not out yet."
    if figure is None or told.value is None or told.period_start is None or told.period_end is None:
        return ""
    came = figures.amount(figure.indicator, told.value)
    when = figures.when(told.period_start, told.period_end, figure.indicator.period_kind)
    said = f"It was {came} {when}, against {aim(now, figure.indicator)}."
    return joined("Met." if told.is_met else "Not met.", said)


def start(promise: Promise) -> str:
    """How likely it was when it was set, and by which series; nothing before its time has come."""
    told = promise.start
    if told is None:
        return ""
    if told.phrase is None or told.origin_end is None:
        return START_WHY_NONE.get(told.why_none or "", NO_START)
    until = f"That goes by figures up to {_month(told.origin_end)}, as they are published now."
    if told.related_title is None:
        return joined(f"At the start: {chances.PHRASES[told.phrase]}.", until)
    indicator = promise.figure.indicator if promise.figure else None
    asked = amount(promise.now, indicator, promise.now.first_value)
    return joined(
        f"At the start: {chances.PHRASES[told.phrase]}, going by another series: {full_stop(told.related_title)}",
        f"We asked that series for the same {asked}.",
        until,
    )


def step_title(step: Step) -> str:
    """The name of a step of its life, and whether it was made where it could be seen."""
    title = STEPS[step.step]
    if step.step in IS_CHANGE:
        return f"{title}, {'at a meeting' if step.is_open else 'with no meeting named'}"
    return title


def step_change(step: Step, indicator: Indicator | None) -> str:
    """What the step did to the target."""
    if step.step in {"set", "agreed"}:
        return f"{capital(aim(step, indicator))} {figures.by(step.due_end)}."
    if step.step == "withdrawal":
        return "It no longer stands."
    changes = []
    if step.earlier_value is not None and step.earlier_value != step.target_value:
        before = amount(step, indicator, step.earlier_value)
        changes.append(f"The target went from {before} to {amount(step, indicator, step.target_value)}.")
    if step.earlier_due_end is not None and step.earlier_due_end != step.due_end:
        moved = "later" if step.due_end > step.earlier_due_end else "sooner"
        before, after = _month(step.earlier_due_end), _month(step.due_end)
        changes.append(f"It is due {moved}: {after} in place of {before}.")
    return joined(*changes) or "The target and its date stayed as they were."


def step_record(step: Step) -> str:
    """Who did it, when and why, as the ledger has it."""
    minute = f" ({step.minute_reference})" if step.minute_reference else ""
    who = f"{step.agreed_by}, {figures.day(step.agreed_on)}{minute}."
    return joined(who, f"Why: {full_stop(step.reason)}" if step.reason else "")


def caution(step: Step) -> str:
    """What a reader must know of it: that it is an example, and what its record says of itself."""
    own = full_stop(step.caution) if step.caution else ""
    if not step.is_example or own.startswith(EXAMPLE_TARGET):
        return own
    return joined(EXAMPLE_TARGET, own)


def recorded(step: Step) -> str:
    """When the ledger was told of it."""
    return f"Recorded {figures.day(step.recorded_at)}."


def moved_since_first(promise: Promise) -> str:
    """How far the date has moved in all; nothing where it has not."""
    now = promise.now
    months = 12 * (now.due_end.year - now.first_due_end.year) + now.due_end.month - now.first_due_end.month
    if not months:
        return ""
    later = figures.count(abs(months), "month", "months")
    return f"Its date has moved {later} {'later' if months > 0 else 'sooner'} since it was first set."


def signed(step: Step) -> str:
    """Who put their name to it."""
    return f"Signed by {listed(step.partners)}." if step.partners else ""


def milestones(step: Step, indicator: Indicator | None) -> str:
    """The steps on the way."""
    told = [f"{amount(step, indicator, each['value'])} {figures.by(each['due_end'])}" for each in step.milestones]
    return f"On the way: {listed(told)}." if told else ""


def _month(due_end: date) -> str:
    return figures.by(due_end).removeprefix("by ")
