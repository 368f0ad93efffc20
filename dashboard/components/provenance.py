"""What a figure means, who can change it, and where it comes from."""

from __future__ import annotations

from html import escape

from dashboard import figures
from dashboard.answered import Answered
from dashboard.charts.svg import escaped
from dashboard.gathering import Answer
from dashboard.language import say, say_count
from dashboard.words import fits, places, sources
from dashboard.words.sentences import capital, full_stop, joined


def draw(answer: Answer) -> str:
    """Two short lists under their questions."""
    return f"{_deciders(answer)}{_origin(answer)}"


def of_answer(answered: Answered) -> str:
    """Of an answer that has said already who can change it."""
    return _origin(Answer(answered.reader_place, answered.indicator, answered.source, answered.figure))


def _origin(answer: Answer) -> str:
    return f"<h2>{say('Where does this figure come from?')}</h2><dl class='terms'>{_terms(answer)}</dl>"


def _deciders(answer: Answer) -> str:
    said = joined(full_stop(places.lever(answer.indicator)), places.who_runs(answer.indicator, answer.reader_place))
    return f"<h2>{say('Who can change it?')}</h2><p>{escaped(said)}</p>"


def _terms(answer: Answer) -> str:
    indicator = answer.indicator
    terms = [
        (say("What it measures"), capital(full_stop(indicator.measure))),
        (say("What to keep in mind"), joined(*indicator.caveats, sources.cash_caution(indicator))),
        (
            say("How it fits this place"),
            fits.of_figure(answer.figure.card, answer.figure.place) if answer.figure else "",
        ),
        (say("Covers"), _covers(answer)),
        (say("When is the next one due?"), sources.next_due(indicator)),
        (say("Source"), sources.source_note(indicator, answer.source) if answer.source else indicator.publisher),
    ]
    written = "".join(f"<dt>{title}</dt><dd>{escaped(words)}</dd>" for title, words in terms if words)
    return f"{written}<dt>{say('Licence')}</dt><dd>{_licence(answer)}</dd>{_revisions(answer)}"


def _covers(answer: Answer) -> str:
    shown = [point for point in answer.series if point.value is not None]
    if not answer.figure or not shown:
        return ""
    kind = answer.indicator.period_kind
    first = figures.period(shown[0].period_start, shown[0].period_end, kind)
    last = figures.period(shown[-1].period_start, shown[-1].period_end, kind)
    span = capital(first) if first == last else say("{first} to {last}", first=capital(first), last=last)
    return f"{span}. {places.level(answer.figure.place, answer.reader_place)}."


def _licence(answer: Answer) -> str:
    source = answer.source
    if source is None:
        return escaped(answer.indicator.licence)
    credit = escaped(full_stop(source.attribution))
    return (
        f'<a href="{escape(source.licence_url)}">{escaped(source.licence)}</a>. {credit} '
        f'<a href="{escape(source.about_url)}">{escaped(source.title)}</a>.'
    )


def _revisions(answer: Answer) -> str:
    changed = [point for point in answer.series if point.earlier_values]
    if not changed:
        return ""
    told = say_count(
        "{count} figure here was changed after first being published. The table above says which.",
        "{count} figures here were changed after first being published. The table above says which.",
        len(changed),
    )
    return f"<dt>{say('Changes')}</dt><dd>{told}</dd>"
