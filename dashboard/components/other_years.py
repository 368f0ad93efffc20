"""A year of one's own to compare today with: promises and people look back to different ones."""

from __future__ import annotations

from html import escape

from dashboard import addresses
from dashboard.charts import cards
from dashboard.charts.svg import escaped
from dashboard.gathering import Answer
from dashboard.language import say
from dashboard.words import verdicts


def draw(answer: Answer) -> str:
    """A link for each year that has a fair then; nothing where there is no choice."""
    if len(answer.thens) < 2:
        return ""
    years = "".join(f"<li>{_link(answer, then.year)}</li>" for then in answer.thens)
    meaning = verdicts.year_stands_for(answer.thens[-1].then_kind)
    html = f'<p class="soft">{escaped(meaning)}</p><ul class="years" role="list">{years}</ul>'
    return cards.disclosure(say("Compare with another year"), html) + _back(answer)


def _link(answer: Answer, year: int) -> str:
    about = (answer.reader_place.area_code, answer.indicator.indicator_id)
    here = ' aria-current="true"' if year == answer.since else ""
    label = escape(say("Compare with {year}", year=year))
    return f'<a href="{escape(addresses.outcome(*about, since=year))}" aria-label="{label}"{here}>{year}</a>'


def _back(answer: Answer) -> str:
    if answer.since is None:
        return ""
    usual = addresses.outcome(answer.reader_place.area_code, answer.indicator.indicator_id)
    return (
        f'<p class="soft">{escaped(verdicts.chosen_year(answer.since))} '
        f'<a href="{escape(usual)}">{say("Go back to the usual comparison")}</a>.</p>'
    )
