"""What has changed since the board last met: new figures, real change and revisions told apart."""

from __future__ import annotations

from dashboard import figures
from dashboard.expected import Chance
from dashboard.promised import Action, Commentary, Decision, Meeting, Promise
from dashboard.rows import Indicator
from dashboard.since_meeting import Change, Since
from dashboard.words import chances
from dashboard.words.sentences import full_stop, joined

SIGNALS = {
    "better": "That is better, by more than its usual ups and downs.",
    "worse": "That is worse, by more than its usual ups and downs.",
    "higher": "That is higher, by more than its usual ups and downs.",
    "lower": "That is lower, by more than its usual ups and downs.",
    "no_clear_change": "That is no clear change.",
    "too_little_history": "There is too little history to say whether that is a real change.",
}


def last_meeting(since: Since) -> str:
    """When the board last met, and whether what it looked at was kept."""
    if since.meeting is None:
        return "No meeting is recorded yet, so there is nothing to compare with."
    met = f"{since.meeting.body} last met on {figures.day(since.meeting.held_on)}."
    if since.meeting.status == "example":
        met = f"The last meeting, an example, is of {figures.day(since.meeting.held_on)}."
    if since.is_of_older_release:
        kept = "The figures it looked at were kept by an older release of this site."
        return joined(met, kept, "What has changed since cannot be told by them.")
    return met if since.is_kept else joined(met, "The figures it looked at were not kept.")


def changed(promise: Promise, since: Since) -> str:
    """What is new for one promise since then."""
    if since.meeting is None:
        return ""
    if promise.ref in since.is_new:
        return "Set since the last meeting."
    change = (since.changes or {}).get(promise.ref)
    if promise.figure is None or change is None:
        return "Nothing new since then." if since.is_kept else ""
    return joined(_figure(promise.figure.indicator, change), _chance(promise, (since.chances or {}).get(promise.ref)))


def _figure(indicator: Indicator, change: Change) -> str:
    revised = ""
    when = figures.when(change.start_then, change.end_then, indicator.period_kind)
    if change.is_revised and change.value_of_then_now is not None:
        before = figures.amount(indicator, change.value_then)
        after = figures.amount(indicator, change.value_of_then_now)
        revised = f"The figure {when} was revised from {before} to {after}."
    if change.change == "taken_away":
        return f"The figure {when} was taken away by its publisher."
    if change.change == "revised":
        return revised
    if change.change == "nothing_new" or change.value_now is None or not change.start_now or not change.end_now:
        return "No new figure since then."
    now = figures.amount(indicator, change.value_now)
    period = figures.when(change.start_now, change.end_now, indicator.period_kind)
    return joined(f"New figure: {now} {period}.", SIGNALS[change.verdict or "too_little_history"], revised)


def _chance(promise: Promise, then: Chance | None) -> str:
    now = promise.chance
    if not now or not then or not now.phrase or not then.phrase or now.phrase == then.phrase:
        return ""
    order = list(chances.PHRASES)
    way = "up" if order.index(now.phrase) > order.index(then.phrase) else "down"
    return f"The chance is {way} from {chances.PHRASES[then.phrase]}."


def meeting_title(meeting: Meeting) -> str:
    """ "Trafford Partnership Board, 24 November 2026"."""
    return f"{meeting.body}, {figures.day(meeting.held_on)}"


def action(each: Action) -> str:
    """Who does what by when."""
    said = joined(full_stop(each.words), f"{each.owner}, by {figures.day(each.due)}.")
    return joined(
        said, "Example action, agreed by no one." if each.status == "example" else "", STATES.get(each.status, "")
    )


def prediction(each: Action, indicator: Indicator | None) -> str:
    """What it is predicted to do, so that it can be held to it."""
    if each.predicted_value is None or each.predicted_by is None or indicator is None:
        return ""
    value = figures.amount(indicator, each.predicted_value)
    return f"Predicted: {value} or better {figures.by(each.predicted_by)}."


STATES = {"done": "Done.", "dropped": "Dropped."}


def commentary(each: Commentary) -> str:
    """What the owner says, in the owner's own words."""
    by = f" By {figures.day(each.by_when)}." if each.by_when else ""
    example = "Example. " if each.status == "example" else ""
    return f"{example}{each.owner}: “{each.words}”{by}"


def decision(each: Decision) -> str:
    """What was decided, by whom and when."""
    example = "Example decision, made by no one." if each.status == "example" else ""
    return joined(full_stop(each.words), f"{each.decided_by}, {figures.day(each.decided_on)}.", example)
