"""A reader's own short list of figures. It is kept in the address of the page, and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from itertools import groupby

from dashboard import addresses
from dashboard.charts.svg import escaped
from dashboard.choices import MOST_LISTED
from dashboard.language import say, say_count
from dashboard.rows import Figure, Outcome, Place
from dashboard.words.places import place_name
from dashboard.words.sentences import joined, mid_sentence


def title(place: Place, listed: Sequence[str], shown: Sequence[Figure]) -> str:
    """Above the first cards: whose choice they are, and the way to choose."""
    code = place.area_code
    if not listed:
        return f"<h2>{say('What do people ask about?')}</h2>"
    gone = len(listed) - len(shown)
    kept = joined(
        say("It is kept in the address of this page: bookmark it, or send it."),
        say_count("{count} figure of it is not held here.", "{count} figures of it are not held here.", gone)
        if gone
        else "",
    )
    return (
        f'<h2>{say("Your own list")}</h2><p class="soft">{kept} '
        f'<a href="{escape(addresses.place(code, listed, is_choosing=True))}">{say("Change it")}</a>. '
        f'<a href="{addresses.place(code)}">{say("Show what people ask about")}</a>.</p>'
    )


def offer(place: Place, listed: Sequence[str]) -> str:
    """The way to choose, for those who have no list yet."""
    href = escape(addresses.place(place.area_code, is_choosing=True))
    return "" if listed else f'<p class="more"><a href="{href}">{say("Make a list of your own")}</a></p>'


def choose(place: Place, held: Sequence[Figure], listed: Sequence[str], outcomes: Mapping[str, Outcome]) -> str:
    """Every figure of the place with the link that puts it on the list or takes it off, outcome by outcome."""
    name, code = escaped(place_name(place)), place.area_code
    ready = say("Show my list") if listed else say("Back to {place}", place=name)
    done = f'<p class="more"><a href="{escape(addresses.place(code, listed))}">{ready}</a></p>'
    nowhere = say("Nothing is saved here: the list is in the address of the page.")
    sections = "".join(
        f"<h2>{escaped(outcomes[outcome_id].title)}</h2><ul class='choices' role='list'>"
        f"{''.join(_choice(place, figure, listed) for figure in of_outcome)}</ul>"
        for outcome_id, of_outcome in groupby(held, key=lambda figure: figure.indicator.outcome_id)
    )
    return (
        f"<h1>{say('What do you want to see first for {place}?', place=name)}</h1>"
        f"<p>{escaped(said(listed))} {nowhere}</p>{done}{sections}{done}"
    )


def said(listed: Sequence[str]) -> str:
    """How many are chosen, also for those who listen."""
    return joined(
        say("{number} of {total} chosen.", number=len(listed), total=MOST_LISTED),
        say("That is all: take one off to add another.") if len(listed) >= MOST_LISTED else "",
    )


def _choice(place: Place, figure: Figure, listed: Sequence[str]) -> str:
    chosen, name = figure.indicator.indicator_id, escaped(mid_sentence(figure.indicator.title))
    if chosen in listed:
        fewer = [each for each in listed if each != chosen]
        link = _link(place, fewer, chosen, say("Take off {figure}", figure=name))
        return f"<li><b>{say('On the list.')}</b> {link}</li>"
    if len(listed) >= MOST_LISTED:
        return f"<li>{escaped(figure.indicator.title)}</li>"
    return f"<li>{_link(place, [*listed, chosen], chosen, say('Add {figure}', figure=name))}</li>"


def _link(place: Place, listed: Sequence[str], choice: str, words: str) -> str:
    href = escape(addresses.place(place.area_code, listed, is_choosing=True))
    return f'<a href="{href}" data-choice="{choice}">{words}</a>'
