"""What changed in one place: then and now, and since the last figure. Never why it changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard import figures
from dashboard.rows import Card, Indicator
from dashboard.words.sentences import capital, if_short, joined

VERDICTS = {
    "better": "Improving",
    "worse": "Getting worse",
    "higher": "Higher",
    "lower": "Lower",
    "no_clear_change": "No clear change",
    "too_little_history": "Too little history",
}

AVERAGES = {"three_year_mean", "year_mean"}

REASONS = {
    "interval": "the margin of error",
    "usual_variation": "its usual ups and downs",
}


@dataclass(frozen=True)
class Direction:
    """The tag of a card: a word, the verdict that picks its shape, and what it is counted from."""

    word: str
    verdict: str
    since: str


def direction(indicator: Indicator, card: Card) -> Direction:
    """Which way it has gone since then, in a word: never without saying since when."""
    return Direction(VERDICTS[card.then_verdict], card.then_verdict, _since(indicator, card))


def then_and_now(indicator: Indicator, card: Card) -> str:
    """ "In 2011 it was 6.2%. In 2024 it was 4.4%." Nothing where there is no fair then."""
    if card.then_value is None or card.now_value is None:
        return ""
    then, now = figures.amount(indicator, card.then_value), figures.amount(indicator, card.now_value)
    then_when = _when(indicator, card.then_start, card.then_end)
    now_when = _when(indicator, card.now_start, card.now_end)
    average = "on average " if card.then_kind in AVERAGES else ""
    if then == now:
        return capital(f"{average}it was {then} both {then_when} and {now_when}.")
    if not average:
        return f"{capital(then_when)} it was {then}. {capital(now_when)} it was {now}."
    return if_short(
        f"On average it was {then} {then_when} and {now} {now_when}.",
        f"On average it was {then} {then_when}. It was {now} {now_when}.",
    )


def then_reason(card: Card) -> str:
    """How we know that then and now differ, or that they do not."""
    return _reason(card.then_verdict, card.then_basis)


def year_stands_for(then_kind: str) -> str:
    """What a year means in the list of years that today can be compared with."""
    return {
        "three_year_mean": "Each year stands for the average of three: itself and the years on both sides.",
        "year_mean": "Each year stands for the average of the twelve months nearest to it.",
        "single_period": "Each year stands for the figure nearest to its middle.",
    }[then_kind]


def chosen_year(year: int) -> str:
    """A reminder that the reader chose what then is."""
    return f"You chose {year} to compare with."


def since_last(indicator: Indicator, card: Card) -> str:
    """The move from the figure before, and whether it is more than chance would bring."""
    if card.value is None:
        return ""
    if card.previous_value is None:
        kind = "fair figure from before" if card.periods > 1 else "earlier figure"
        return f"There is no {kind} to set beside it."
    before, now = figures.amount(indicator, card.previous_value), figures.amount(indicator, card.value)
    before_when = _when(indicator, card.previous_start, card.previous_end)
    now_when = _when(indicator, card.period_start, card.period_end)
    if before == now:
        return f"It was {now} {before_when} and again {now_when}."
    verb = _verb(card.change_verdict, is_up=card.value > card.previous_value)
    moved = if_short(
        f"It {verb} from {before} {before_when} to {now} {now_when}.",
        f"It was {before} {before_when}. It {verb} to {now} {now_when}.",
    )
    return joined(moved, _reason(card.change_verdict, card.change_basis))


def break_caution(card: Card, breaks: Sequence[date]) -> str:
    """A warning where the way of counting changed between then and now."""
    if card.then_start is None or card.now_end is None:
        return ""
    between = [start for start in breaks if card.then_start < start < card.now_end]
    if not between:
        return ""
    return f"The way of counting changed in {between[-1].year}, so then and now are not fully alike."


def overlap_caution(card: Card) -> str:
    """A warning where the years of one figure are partly the years of the next."""
    if not card.has_overlap:
        return ""
    return "Each figure covers several years and shares some of them with the figure before it."


def older_than_others(card: Card) -> str:
    """A warning where other places already have a newer figure."""
    if card.newest_period_end is None or card.newest_period_end <= card.period_end:
        return ""
    return "Some other places have a newer figure than this one."


def newer_missing(card: Card) -> str:
    """What became of a newer figure that has no value."""
    if card.missing_status is None:
        return ""
    return {
        "suppressed": "A newer figure was held back to protect people.",
        "not_available": "There is no newer figure for this place.",
        "not_applicable": "The newest figures do not apply to this place.",
        "unreliable": "A newer figure was too unreliable to publish.",
    }[card.missing_status]


def use_with_care(card: Card) -> str:
    """A warning that the publisher itself puts on a figure."""
    if card.status != "unreliable":
        return ""
    return "Use with care: the publisher marks this figure as less reliable."


def _since(indicator: Indicator, card: Card) -> str:
    if card.then_start is None or card.then_end is None:
        # One figure has no "since": nothing came before it.
        return "" if card.first_start is None or card.periods < 2 else f"since {card.first_start.year}"
    if card.then_kind == "three_year_mean":
        return f"since about {figures.middle_year(card.then_start, card.then_end)}"
    return figures.since(card.then_start, card.then_end, indicator.period_kind)


def _when(indicator: Indicator, start: date | None, end: date | None) -> str:
    if start is None or end is None:
        raise ValueError(f"{indicator.indicator_id}: a value came without its period")
    return figures.when(start, end, indicator.period_kind)


def _verb(verdict: str, is_up: bool) -> str:
    if verdict in {"no_clear_change", "too_little_history"}:
        return "went"
    return "rose" if is_up else "fell"


def _reason(verdict: str, basis: str | None) -> str:
    if verdict == "too_little_history":
        return "There is too little history to judge that."
    if verdict != "no_clear_change":
        return f"That is more than {REASONS[basis]}." if basis else ""
    if basis is None:
        return "No margin of error is published, so we cannot call it a clear change."
    return f"That is within {REASONS[basis]}, so it is no clear change."
