"""A reader's own short list of figures. It is kept in the address of the page, and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from itertools import groupby

from dashboard import addresses, figures
from dashboard.charts.svg import escaped
from dashboard.choices import MOST_LISTED
from dashboard.rows import Figure, Outcome, Place
from dashboard.words.places import place_name
from dashboard.words.sentences import mid_sentence


def title(place: Place, listed: Sequence[str], shown: Sequence[Figure]) -> str:
    """Above the first cards: whose choice they are, and the way to choose."""
    code = place.area_code
    if not listed:
        return "<h2>What do people ask about?</h2>"
    gone = len(listed) - len(shown)
    lost = f" {figures.count(gone, 'figure of it is', 'figures of it are')} not held here." if gone else ""
    return (
        f'<h2>Your own list</h2><p class="soft">It is kept in the address of this page: bookmark it, or send it.{lost} '
        f'<a href="{escape(addresses.place(code, listed, is_choosing=True))}">Change it</a>. '
        f'<a href="{addresses.place(code)}">Show what people ask about</a>.</p>'
    )


def offer(place: Place, listed: Sequence[str]) -> str:
    """The way to choose, for those who have no list yet."""
    href = escape(addresses.place(place.area_code, is_choosing=True))
    return "" if listed else f'<p class="more"><a href="{href}">Make a list of your own</a></p>'


def choose(place: Place, held: Sequence[Figure], listed: Sequence[str], outcomes: Mapping[str, Outcome]) -> str:
    """Every figure of the place with the link that puts it on the list or takes it off, outcome by outcome."""
    name, code = escaped(place_name(place)), place.area_code
    done = escape(addresses.place(code, listed))
    sections = "".join(
        f"<h2>{escaped(outcomes[outcome_id].title)}</h2><ul class='choices' role='list'>"
        f"{''.join(_choice(place, figure, listed) for figure in of_outcome)}</ul>"
        for outcome_id, of_outcome in groupby(held, key=lambda figure: figure.indicator.outcome_id)
    )
    return (
        f"<h1>What do you want to see first for {name}?</h1>"
        f"<p>{escaped(said(listed))} Nothing is saved here: the list is in the address of the page.</p>"
        f'<p class="more"><a href="{done}">{"Show my list" if listed else f"Back to {name}"}</a></p>{sections}'
        f'<p class="more"><a href="{done}">{"Show my list" if listed else f"Back to {name}"}</a></p>'
    )


def said(listed: Sequence[str]) -> str:
    """How many are chosen, also for those who listen."""
    full = " That is all: take one off to add another." if len(listed) >= MOST_LISTED else ""
    return f"{len(listed)} of {MOST_LISTED} chosen.{full}"


def _choice(place: Place, figure: Figure, listed: Sequence[str]) -> str:
    chosen, name = figure.indicator.indicator_id, escaped(mid_sentence(figure.indicator.title))
    if chosen in listed:
        fewer = [each for each in listed if each != chosen]
        return f"<li><b>On the list.</b> {_link(place, fewer, chosen, f'Take off {name}')}</li>"
    if len(listed) >= MOST_LISTED:
        return f"<li>{escaped(figure.indicator.title)}</li>"
    return f"<li>{_link(place, [*listed, chosen], chosen, f'Add {name}')}</li>"


def _link(place: Place, listed: Sequence[str], choice: str, words: str) -> str:
    href = escape(addresses.place(place.area_code, listed, is_choosing=True))
    return f'<a href="{href}" data-choice="{choice}">{words}</a>'
