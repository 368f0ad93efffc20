"""What has changed since the board last met: new figures, real change and revisions told apart."""

from __future__ import annotations

from dashboard import figures
from dashboard.expected import Chance
from dashboard.language import say
from dashboard.promised import Action, Commentary, Decision, Meeting, Promise
from dashboard.rows import Indicator
from dashboard.since_meeting import Change, Since
from dashboard.words import chances
from dashboard.words.sentences import full_stop, joined

SIGNALS = {
    "better": say("That is better, by more than its usual ups and downs."),
    "worse": say("That is worse, by more than its usual ups and downs."),
    "higher": say("That is higher, by more than its usual ups and downs."),
    "lower": say("That is lower, by more than its usual ups and downs."),
    "no_clear_change": say("That is no clear change."),
    "too_little_history": say("There is too little history to say whether that is a real change."),
}


def last_meeting(since: Since) -> str:
    """When the board last met, and whether what it looked at was kept."""
    if since.meeting is None:
        return say("No meeting is recorded yet, so there is nothing to compare with.")
    held_on = figures.day(since.meeting.held_on)
    met = say("{board} last met on {day}.", board=since.meeting.body, day=held_on)
    if since.meeting.status == "example":
        met = say("The last meeting, an example, is of {day}.", day=held_on)
    if since.is_of_older_release:
        kept = say("The figures it looked at were kept by an older release of this site.")
        return joined(met, kept, say("What has changed since cannot be told by them."))
    return met if since.is_kept else joined(met, say("The figures it looked at were not kept."))


def changed(promise: Promise, since: Since) -> str:
    """What is new for one promise since then."""
    if since.meeting is None:
        return ""
    if promise.ref in since.is_new:
        return say("Set since the last meeting.")
    change = (since.changes or {}).get(promise.ref)
    if promise.figure is None or change is None:
        return say("Nothing new since then.") if since.is_kept else ""
    return joined(_figure(promise.figure.indicator, change), _chance(promise, (since.chances or {}).get(promise.ref)))


def _figure(indicator: Indicator, change: Change) -> str:
    revised = ""
    when = figures.when(change.start_then, change.end_then, indicator.period_kind)
    if change.is_revised and change.value_of_then_now is not None:
        before = figures.amount(indicator, change.value_then)
        after = figures.amount(indicator, change.value_of_then_now)
        revised = say("The figure {when} was revised from {before} to {after}.", when=when, before=before, after=after)
    if change.change == "taken_away":
        return say("The figure {when} was taken away by its publisher.", when=when)
    if change.change == "revised":
        return revised
    if change.change == "nothing_new" or change.value_now is None or not change.start_now or not change.end_now:
        return say("No new figure since then.")
    now = figures.amount(indicator, change.value_now)
    period = figures.when(change.start_now, change.end_now, indicator.period_kind)
    new = say("New figure: {amount} {when}.", amount=now, when=period)
    return joined(new, SIGNALS[change.verdict or "too_little_history"], revised)


def _chance(promise: Promise, then: Chance | None) -> str:
    now = promise.chance
    if not now or not then or not now.phrase or not then.phrase or now.phrase == then.phrase:
        return ""
    order = list(chances.PHRASES)
    before = chances.PHRASES[then.phrase]
    if order.index(now.phrase) > order.index(then.phrase):
        return say("The chance is up from {chance}.", chance=before)
    return say("The chance is down from {chance}.", chance=before)


def meeting_title(meeting: Meeting) -> str:
    """ "Trafford Partnership Board, 24 November 2026"."""
    return say("{board}, {day}", board=meeting.body, day=figures.day(meeting.held_on))


def action(each: Action) -> str:
    """Who does what by when."""
    said = joined(full_stop(each.words), say("{owner}, by {day}.", owner=each.owner, day=figures.day(each.due)))
    return joined(
        said, say("Example action, agreed by no one.") if each.status == "example" else "", STATES.get(each.status, "")
    )


def prediction(each: Action, indicator: Indicator | None) -> str:
    """What it is predicted to do, so that it can be held to it."""
    if each.predicted_value is None or each.predicted_by is None or indicator is None:
        return ""
    value = figures.amount(indicator, each.predicted_value)
    return say("Predicted: {amount} or better {by}.", amount=value, by=figures.by(each.predicted_by))


STATES = {"done": say("Done."), "dropped": say("Dropped.")}


def commentary(each: Commentary) -> str:
    """What the owner says, in the owner's own words."""
    return joined(
        say("Example.") if each.status == "example" else "",
        say("{owner}: “{words}”", owner=each.owner, words=each.words),
        say("By {day}.", day=figures.day(each.by_when)) if each.by_when else "",
    )


def decision(each: Decision) -> str:
    """What was decided, by whom and when."""
    example = say("Example decision, made by no one.") if each.status == "example" else ""
    decided = say("{who}, {day}.", who=each.decided_by, day=figures.day(each.decided_on))
    return joined(full_stop(each.words), decided, example)
