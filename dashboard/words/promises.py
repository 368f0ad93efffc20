"""What was agreed, what became of it, and the steps on the way: never whose fault, and never why it went so."""

from __future__ import annotations

from datetime import date

from dashboard import figures
from dashboard.language import say, say_count
from dashboard.promised import Promise, Step
from dashboard.rows import Indicator
from dashboard.words import chances
from dashboard.words.sentences import capital, full_stop, joined, listed
from dashboard.words.sources import EXAMPLE_TARGET

# How the cautions of our own examples begin: the ledger keeps what was written, in whatever language it is read.
AS_SHIPPED = "Example target. Not agreed by anyone."

# How a board reads its list: the promises in most doubt first.
GROUPS = {
    "unlikely": say("Less likely than not to be met"),
    "even": say("Could go either way"),
    "likely": say("More likely than not to be met"),
    "untold": say("No chance can be given"),
    "met": say("Met"),
    "missed": say("Not met"),
}
OF_PHRASE = {
    "under_1_in_10": "unlikely", "about_1_in_5": "unlikely", "about_1_in_3": "unlikely",
    "about_half": "even",
    "about_2_in_3": "likely", "about_3_in_4": "likely", "over_8_in_10": "likely",
}  # fmt: skip

WHY_NONE = {
    **chances.ABSENCES,
    "wrong_way": say("It asks for less than there is, so there is no chance to give."),
    "no_series": say("No published figure is held for this, so nobody can say."),
    "unknown_series": say("The figure it names is not held here."),
}
NO_START = say("At the start no chance could be given.")
START_WHY_NONE = {"too_little_history": say("At the start there was too little history to give a chance.")}
STEPS = {
    "set": say("Set"),
    "agreed": say("Agreed"),
    "raised": say("Made harder"),
    "eased": say("Made easier"),
    "extended": say("Given more time"),
    "brought_forward": say("Brought forward"),
    "reworded": say("Changed in words only"),
    "correction": say("Corrected"),
    "withdrawal": say("Taken back"),
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
    if step.unit == "%":
        return f"{digits}{step.unit}"
    return say("{number} {unit}", number=digits, unit=step.unit) if step.unit else digits


def aim(step: Step, indicator: Indicator | None) -> str:
    """ "At least 50.0%": what is to be reached, whichever way is better."""
    value = amount(step, indicator, step.target_value)
    if step.direction == "hold":
        if not step.tolerance:
            return value
        give = figures.number(step.tolerance, max(indicator.decimals if indicator else 0, 1))
        if step.unit == "%":
            return say("{amount}, give or take {number} points", amount=value, number=give)
        return say("{amount}, give or take {number}", amount=value, number=give)
    if step.direction == "higher":
        return say("at least {amount}", amount=value)
    return say("at most {amount}", amount=value)


def agreed(step: Step, indicator: Indicator | None) -> str:
    """ "We agreed at least 50.0% by March 2029." """
    told = {"who": step.agreed_by, "aim": aim(step, indicator), "by": figures.by(step.due_end)}
    if step.is_example:
        return joined(say("The example target is {aim} {by}.", **told), EXAMPLE_TARGET)
    if step.direction == "hold":
        return say("{who} agreed to hold {aim} {by}.", **told)
    return say("{who} agreed on {aim} {by}.", **told)


def chance(promise: Promise) -> str:
    """How likely it is to be met, in a phrase; or why nothing is said."""
    told = promise.outcome.outcome
    if told in {"no_series", "unknown_series"}:
        return WHY_NONE[told]
    if promise.chance is None:
        return ""
    if promise.chance.phrase is None:
        return WHY_NONE[promise.chance.why_none or "too_little_history"]
    return say("Chance of meeting it: {chance}.", chance=chances.PHRASES[promise.chance.phrase])


def outcome(promise: Promise) -> str:
    """Whether it was met, and by which figure; nothing while that is open."""
    now, told, figure = promise.now, promise.outcome, promise.figure
    if told.outcome == "withdrawn":
        return say("Taken back on {day}.", day=figures.day(now.agreed_on))
    if told.outcome == "no_figure_yet":
        return say("Its time has come, but the figure that tells is not out yet.")
    if figure is None or told.value is None or told.period_start is None or told.period_end is None:
        return ""
    came = figures.amount(figure.indicator, told.value)
    when = figures.when(told.period_start, told.period_end, figure.indicator.period_kind)
    asked = aim(now, figure.indicator)
    said = say("It was {amount} {when}, against {aim}.", amount=came, when=when, aim=asked)
    return joined(say("Met.") if told.is_met else say("Not met."), said)


def start(promise: Promise) -> str:
    """How likely it was when it was set, and by which series; nothing before its time has come."""
    told = promise.start
    if told is None:
        return ""
    if told.phrase is None or told.origin_end is None:
        return START_WHY_NONE.get(told.why_none or "", NO_START)
    chance_then, month = chances.PHRASES[told.phrase], figures.last_month(told.origin_end)
    until = say("That goes by figures up to {month}, as they are published now.", month=month)
    if told.related_title is None:
        return joined(say("At the start: {chance}.", chance=chance_then), until)
    indicator = promise.figure.indicator if promise.figure else None
    asked = amount(promise.now, indicator, promise.now.first_value)
    return joined(
        say(
            "At the start: {chance}, going by another series: {title}",
            chance=chance_then,
            title=full_stop(told.related_title),
        ),
        say("We asked that series for the same {amount}.", amount=asked),
        until,
    )


def step_title(step: Step) -> str:
    """The name of a step of its life, and whether it was made where it could be seen."""
    title = STEPS[step.step]
    if step.step in IS_CHANGE:
        if step.is_open:
            return say("{step}, at a meeting", step=title)
        return say("{step}, with no meeting named", step=title)
    return title


def step_change(step: Step, indicator: Indicator | None) -> str:
    """What the step did to the target."""
    if step.step in {"set", "agreed"}:
        asked = say("{aim} {by}.", aim=aim(step, indicator), by=figures.by(step.due_end))
        return capital(asked)
    if step.step == "withdrawal":
        return say("It no longer stands.")
    changes = []
    if step.earlier_value is not None and step.earlier_value != step.target_value:
        before = amount(step, indicator, step.earlier_value)
        after = amount(step, indicator, step.target_value)
        changes.append(say("The target went from {before} to {after}.", before=before, after=after))
    if step.earlier_due_end is not None and step.earlier_due_end != step.due_end:
        changes.append(_moved(step.earlier_due_end, step.due_end))
    return joined(*changes) or say("The target and its date stayed as they were.")


def _moved(earlier: date, now: date) -> str:
    before, after = figures.last_month(earlier), figures.last_month(now)
    if now > earlier:
        return say("It is due later: {after} in place of {before}.", after=after, before=before)
    return say("It is due sooner: {after} in place of {before}.", after=after, before=before)


def step_record(step: Step) -> str:
    """Who did it, when and why, as the ledger has it."""
    who = say("{who}, {day}.", who=step.agreed_by, day=figures.day(step.agreed_on))
    if step.minute_reference:
        who = say(
            "{who}, {day} ({minute}).",
            who=step.agreed_by, day=figures.day(step.agreed_on), minute=step.minute_reference,
        )  # fmt: skip
    return joined(who, say("Why: {reason}", reason=full_stop(step.reason)) if step.reason else "")


def caution(step: Step) -> str:
    """What a reader must know of it: that it is an example, and what its record says of itself."""
    own = full_stop(step.caution) if step.caution else ""
    return joined(EXAMPLE_TARGET, own.removeprefix(AS_SHIPPED).lstrip()) if step.is_example else own


def recorded(step: Step) -> str:
    """When the ledger was told of it."""
    return say("Recorded {day}.", day=figures.day(step.recorded_at))


def moved_since_first(promise: Promise) -> str:
    """How far the date has moved in all; nothing where it has not."""
    now = promise.now
    months = 12 * (now.due_end.year - now.first_due_end.year) + now.due_end.month - now.first_due_end.month
    if not months:
        return ""
    if months > 0:
        return say_count(
            "Its date has moved {count} month later since it was first set.",
            "Its date has moved {count} months later since it was first set.",
            months,
        )
    return say_count(
        "Its date has moved {count} month sooner since it was first set.",
        "Its date has moved {count} months sooner since it was first set.",
        -months,
    )


def signed(step: Step) -> str:
    """Who put their name to it."""
    return say("Signed by {partners}.", partners=listed(step.partners)) if step.partners else ""


def milestones(step: Step, indicator: Indicator | None) -> str:
    """The steps on the way."""
    told = [
        say("{amount} {by}", amount=amount(step, indicator, each["value"]), by=figures.by(each["due_end"]))
        for each in step.milestones
    ]
    return say("On the way: {stages}.", stages=listed(told)) if told else ""
