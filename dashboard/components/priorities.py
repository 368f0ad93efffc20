"""Which outcomes most need improving: four reasons to act, each in sight, weighed as the reader chooses."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from dashboard import addresses, figures, officers
from dashboard.charts import table
from dashboard.charts.svg import escaped
from dashboard.charts.table import Cell, Column
from dashboard.language import say, say_count
from dashboard.partnerships import Priority, Weights
from dashboard.promises import Promises
from dashboard.rows import Indicator, Outcome, Place
from dashboard.words import meetings
from dashboard.words.places import LEVERS
from dashboard.words.sentences import joined
from dashboard.words.verdicts import VERDICTS

PARTS = {
    "gap": say("Distance from similar places"),
    "direction": say("Direction since then"),
    "people": say("How many people it is about"),
    "movable": say("How far places have moved it"),
}
STEPS = {0: say("Leave out"), 1: say("Counts once"), 2: say("Counts twice"), 3: say("Counts three times")}
PEOPLE = {
    "everyone": say("Everyone who lives here"),
    "most": say("Most people: adults, workers or homes"),
    "some": say("Some people, such as children"),
    "few": say("Few people"),
}
SHOWN = 15


def weights() -> Weights:
    """A box for each part; kept in the address."""
    with st.container(horizontal=True, key="weights"):
        chosen = {
            name: st.selectbox(words, list(STEPS), 1, format_func=STEPS.__getitem__, key=name, bind="query-params")
            for name, words in PARTS.items()
        }
    return Weights(**chosen)


def heading(place: Place, living_here: int | None) -> str:
    """What the page orders, and by what."""
    lead = say("This orders figures by four reasons to act. You choose how much each one counts.")
    told = joined(
        say("No list can say what matters most to people. It is a place to start a talk."),
        say_count("{count} people live here.", "{count} people live here.", living_here) if living_here else "",
    )
    return (
        f"<h1>{say('Which outcomes most need improving in {place}?', place=escaped(place.name))}</h1>"
        f"<p class='lead'>{lead}</p><p>{told}</p>"
    )


def draw(place: Place, found: Sequence[Priority], outcomes: dict[str, Outcome]) -> str:
    """The first of them in a table, and how the order comes about."""
    if not found:
        nothing = say("No figure of {place} can be set beside similar places.", place=escaped(place.name))
        return f'<p class="nothing">{nothing}</p>'
    columns = [Column(say("Figure")), *map(Column, PARTS.values()), Column(say("In all"), is_number=True)]
    rows = [_row(place, each, outcomes) for each in found[:SHOWN]]
    left = len(found) - SHOWN
    below = say_count("And {count} more figure below these.", "And {count} more figures below these.", left)
    more = f"<p class='soft'>{below}</p>" if left > 0 else ""
    return table.draw(say("Figures, the most reason to act first"), columns, rows) + more + _how()


def short_lists(place: Place, agreed: Promises, indicators: Sequence[Indicator]) -> str:
    """What a board has chosen so far, the latest first, and for officers the way to keep another."""
    titles = {each.indicator_id: each.title for each in indicators}
    kept = [each for each in reversed(agreed.decisions) if each.indicators]
    drawn = "".join(
        f"<p>{escaped(meetings.decision(each))}</p><ol>{_chosen(place, each.indicators, titles)}</ol>" for each in kept
    )
    none_yet = say("No short list is kept yet. When a board chooses, its choice is shown here.")
    nothing = f"<p class='nothing'>{none_yet}</p>"
    link = escape(addresses.officer(place.area_code, "short-list"))
    keep = f'<p><a href="{link}">{say("Keep a short list as a decision")}</a></p>' if officers.are_on() else ""
    return f"<h2>{say('What has the board chosen?')}</h2>{drawn or nothing}{keep}"


def _chosen(place: Place, indicator_ids: Sequence[str], titles: dict[str, str]) -> str:
    # An indicator may have been dropped since: then its name is all that is left of it.
    return "".join(
        f'<li><a href="{escape(addresses.outcome(place.area_code, each))}">{escaped(titles[each])}</a></li>'
        if each in titles
        else f"<li>{escaped(each)}</li>"
        for each in indicator_ids
    )


def _row(place: Place, each: Priority, outcomes: dict[str, Outcome]) -> list[str | Cell]:
    outcome = outcomes[each.outcome_id].title
    href = addresses.outcome(place.area_code, each.indicator_id)
    return [
        Cell(each.title, f"{outcome}. {LEVERS[each.lever]}.", href),
        Cell(_gap(each), _tenths(each.gap_part)),
        Cell(VERDICTS[each.then_verdict or "too_little_history"], _tenths(each.direction_part)),
        Cell(PEOPLE[each.touches], _tenths(each.people_part)),
        Cell(_movable(each), _tenths(each.movable_part)),
        figures.number(each.score, 1),
    ]


def _gap(each: Priority) -> str:
    if each.gap is None:
        return say("Similar places are all alike")
    if each.gap <= 0:
        return say("Better than the middle one")
    return say("Far worse") if each.gap_part >= 0.5 else say("Somewhat worse")


def _movable(each: Priority) -> str:
    if each.best_quarter_gain is None:
        return say("Too little history")
    if each.movable_part >= 0.5:
        return say("Moved a lot")
    return say("Moved a little") if each.movable_part > 0 else say("Hardly moved")


def _tenths(part: float) -> str:
    return say("{part} of 1", part=figures.number(part, 1))


def _how() -> str:
    how = say(
        "Each reason is a number from 0 to 1. It is shown under its words. Each is taken as often as you chose, and "
        "all are added up."
    )
    parts = (
        say("Distance: 1 is two middle halves worse than the middle similar place. Better is 0."),
        say("Direction: getting worse is 1, no clear change a half, improving 0."),
        say("People: everyone is 1, most 0.7, some 0.4, few 0.1. Nobody publishes the exact number."),
        say("Movable: what the best quarter of places gained in three years, in middle halves. Two or more is 1."),
    )
    listed = "".join(f"<li>{each}</li>" for each in parts)
    return (
        f"<h2>{say('How is the order made?')}</h2><p>{how}</p><ul>{listed}</ul>"
        f'<p><a href="{addresses.sql("questions/priorities.sql")}">{say("The SQL that does it")}</a></p>'
    )
