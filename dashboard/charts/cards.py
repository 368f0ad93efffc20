"""The cards, list rows and small parts of a page as HTML: one line each, for any page to put together."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from dashboard import figures
from dashboard.charts import dots, key, spark, tags, target
from dashboard.charts.svg import escaped
from dashboard.language import say
from dashboard.promised import Promise
from dashboard.rows import Card, Figure, Indicator, Place
from dashboard.words import absences, chances, comparisons, fits, outlook, places, promises, verdicts
from dashboard.words.sentences import capital, joined, mid_sentence


@dataclass(frozen=True)
class Fact:
    """A number of a row of facts: what it is, the number, and its period or source."""

    title: str
    shown: str
    note: str = ""


def card(figure: Figure, outcome_title: str, reader_place: Place, href: str, promise: Promise | None = None) -> str:
    """One indicator in one place: the figure, its direction, its line, what it means and what was agreed."""
    indicator, latest = figure.indicator, figure.card
    more = say("More about {title}", title=mid_sentence(indicator.title))
    return (
        f'<li class="card"><p class="outcome">{escaped(outcome_title)}</p>'
        f"<h3>{escaped(indicator.title)}</h3>"
        f"{_number(indicator, latest)}"
        f'<p class="period">{escaped(_period_and_level(figure, reader_place))}</p>'
        f"{tag(indicator, latest)}"
        f'<div class="line">{spark.draw(figure, target.of(promise))}</div>'
        f'<div><p class="said">{_said(figure)}</p>{agreed(figure, promise)}</div>'
        f'<p class="more"><a href="{escape(href)}">{escaped(more)}</a></p></li>'
    )


def grid(cards: Iterable[str]) -> str:
    """Cards side by side, their parts level; below each other on a phone."""
    return f'<ul class="cards" role="list">{"".join(cards)}</ul>'


def row(figure: Figure, reader_place: Place, href: str) -> str:
    """One indicator in a list: its name, number and direction."""
    indicator, latest, figure_place = figure.indicator, figure.card, figure.place
    is_own = figure_place.area_code == reader_place.area_code
    where = "" if is_own else f", {mid_sentence(figure_place.whole_words)}"
    when = figures.period(latest.period_start, latest.period_end, indicator.period_kind)
    return (
        f'<li class="row"><p><a href="{escape(href)}">{escaped(indicator.title)}</a>'
        f"<small>{escaped(capital(indicator.measure))}</small></p>"
        f"<p><b>{escaped(figures.shown(indicator, latest.value, latest.status))}</b>"
        f"<small>{escaped(capital(when) + where)}</small></p>"
        f"{tag(indicator, latest)}</li>"
    )


def listing(rows: Iterable[str]) -> str:
    """Rows below each other."""
    return f'<ul class="rows" role="list">{"".join(rows)}</ul>'


def tag(indicator: Indicator, latest: Card) -> str:
    """The direction since then: a shape, a word, and since when."""
    direction = verdicts.direction(indicator, latest)
    said = say(
        "{direction} {since}", direction=f"<b>{escaped(direction.word)}</b>", since=escaped(direction.since)
    ).rstrip()
    return f'<p class="tag {direction.verdict}">{tags.drawn(direction.verdict)}<span>{said}</span></p>'


def facts(entries: Sequence[Fact]) -> str:
    """Numbers side by side, each under its name."""
    return f'<dl class="facts">{"".join(_fact(fact) for fact in entries)}</dl>'


def disclosure(summary: str, html: str) -> str:
    """Something that opens when asked for; the html is ours, not text from data."""
    return f'<details class="more-detail"><summary>{escaped(summary)}</summary>{html}</details>'


def legend(has_averages: bool, has_ranges: bool = False, has_targets: bool = False) -> str:
    """What the small lines of the cards show."""
    entries = [("line", say("What happened")), ("then", say("Then")), ("now", say("Now"))]
    if has_averages:
        entries.append(("average", say("Years averaged")))
    if has_ranges:
        entries.append(("fan", say("Realistic range")))
    if has_targets:
        entries.append(("target", say("Target")))
    return key.drawn([*entries, ("break", say("Counting changed"))])


def agreed(figure: Figure, promise: Promise | None) -> str:
    """What was agreed of a figure and how likely it is to be met, with its dots; nothing where nothing was."""
    if promise is None:
        return ""
    phrase = promise.chance.phrase if promise.chance else None
    said = joined(promises.agreed(promise.now, figure.indicator), promises.outcome(promise) or promises.chance(promise))
    drawn = dots.draw(chances.DOTS[phrase]) if phrase else ""
    return f'<p class="agreed">{escaped(said)}</p>{drawn}'


def _number(indicator: Indicator, latest: Card) -> str:
    if latest.value is None:
        return f'<p class="big missing"><b>{escaped(figures.MISSING[latest.status])}</b></p>'
    amount = f"<b>{escaped(figures.amount(indicator, latest.value))}</b>"
    said = say("{amount} {measure}", amount=amount, measure=escaped(indicator.measure))
    return f'<p class="big">{said}</p>'


def _period_and_level(figure: Figure, reader_place: Place) -> str:
    kind = figure.indicator.period_kind
    when = figures.period(figure.card.period_start, figure.card.period_end, kind)
    return f"{capital(when)}. {places.level(figure.place, reader_place)}"


def _said(figure: Figure) -> str:
    indicator, latest = figure.indicator, figure.card
    if latest.value is None:
        return escaped(joined(absences.why_missing(latest.status), verdicts.then_and_now(indicator, latest)))
    words = joined(
        verdicts.then_and_now(indicator, latest) or _since_last(figure),
        verdicts.break_caution(latest, figure.spark.breaks),
        comparisons.standing(indicator, latest),
        outlook.realistic(indicator, figure.realistic) if figure.realistic else "",
        verdicts.use_with_care(latest),
        fits.short(latest.fit_method),
    )
    values = (latest.then_value, latest.now_value, latest.value, latest.previous_value)
    return _strong(words, {figures.amount(indicator, value) for value in values if value is not None})


def _since_last(figure: Figure) -> str:
    """Where a single figure has no line, that was said in the line's place."""
    return verdicts.since_last(figure.indicator, figure.card) if len(figure.spark.points) > 1 else ""


def _strong(words: str, amounts: set[str]) -> str:
    """The sentence with its own amounts in bold: the longest first, and none of those in brackets."""
    alternatives = "|".join(re.escape(escaped(it)) for it in sorted(amounts, key=len, reverse=True))
    return re.sub(rf"(?<![\d.,/\u2212£])({alternatives})(?![\d/]|[.,]\d|[^()]*\))", r"<b>\1</b>", escaped(words))


def _fact(fact: Fact) -> str:
    note = f'<dd class="note">{escaped(fact.note)}</dd>' if fact.note else ""
    return f"<div><dt>{escaped(fact.title)}</dt><dd>{escaped(fact.shown)}</dd>{note}</div>"
