"""What changed in one place: then and now, and since the last figure. Never why it changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard import figures
from dashboard.language import say
from dashboard.rows import Card, Indicator
from dashboard.words.sentences import capital, if_short, joined

VERDICTS = {
    "better": say("Improving"),
    "worse": say("Getting worse"),
    "higher": say("Higher"),
    "lower": say("Lower"),
    "no_clear_change": say("No clear change"),
    "too_little_history": say("Too little history"),
}

AVERAGES = {"three_year_mean", "year_mean"}

MORE_THAN = {
    "interval": say("That is more than the margin of error."),
    "usual_variation": say("That is more than its usual ups and downs."),
}
WITHIN = {
    "interval": say("That is within the margin of error, so it is no clear change."),
    "usual_variation": say("That is within its usual ups and downs, so it is no clear change."),
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
    told = {
        "then": then, "then_when": _when(indicator, card.then_start, card.then_end),
        "now": now, "now_when": _when(indicator, card.now_start, card.now_end),
    }  # fmt: skip
    is_average = card.then_kind in AVERAGES
    if then == now and is_average:
        return say("On average it was {now} both {then_when} and {now_when}.", **told)
    if then == now:
        return say("It was {now} both {then_when} and {now_when}.", **told)
    if not is_average:
        first = say("{when} it was {amount}.", when=told["then_when"], amount=then)
        return joined(capital(first), capital(say("{when} it was {amount}.", when=told["now_when"], amount=now)))
    return if_short(
        say("On average it was {then} {then_when} and {now} {now_when}.", **told),
        say("On average it was {then} {then_when}. It was {now} {now_when}.", **told),
    )


def then_reason(card: Card) -> str:
    """How we know that then and now differ, or that they do not."""
    return _reason(card.then_verdict, card.then_basis)


def year_stands_for(then_kind: str) -> str:
    """What a year means in the list of years that today can be compared with."""
    return {
        "three_year_mean": say("Each year stands for the average of three: itself and the years on both sides."),
        "year_mean": say("Each year stands for the average of the twelve months nearest to it."),
        "single_period": say("Each year stands for the figure nearest to its middle."),
    }[then_kind]


def chosen_year(year: int) -> str:
    """A reminder that the reader chose what then is."""
    return say("You chose {year} to compare with.", year=year)


def since_last(indicator: Indicator, card: Card) -> str:
    """The move from the figure before, and whether it is more than chance would bring."""
    if card.value is None:
        return ""
    if card.previous_value is None:
        if card.periods > 1:
            return say("There is no fair figure from before to set beside it.")
        return say("There is no earlier figure to set beside it.")
    before, now = figures.amount(indicator, card.previous_value), figures.amount(indicator, card.value)
    told = {
        "before": before, "before_when": _when(indicator, card.previous_start, card.previous_end),
        "now": now, "now_when": _when(indicator, card.period_start, card.period_end),
    }  # fmt: skip
    if before == now:
        return say("It was {now} {before_when} and again {now_when}.", **told)
    moved = _moved(_way(card.change_verdict, is_up=card.value > card.previous_value), told)
    return joined(moved, _reason(card.change_verdict, card.change_basis))


def break_caution(card: Card, breaks: Sequence[date]) -> str:
    """A warning where the way of counting changed between then and now."""
    if card.then_start is None or card.now_end is None:
        return ""
    between = [start for start in breaks if card.then_start < start < card.now_end]
    if not between:
        return ""
    return say("The way of counting changed in {year}, so then and now are not fully alike.", year=between[-1].year)


def overlap_caution(card: Card) -> str:
    """A warning where the years of one figure are partly the years of the next."""
    if not card.has_overlap:
        return ""
    return say("Each figure covers several years and shares some of them with the figure before it.")


def older_than_others(card: Card) -> str:
    """A warning where other places already have a newer figure."""
    if card.newest_period_end is None or card.newest_period_end <= card.period_end:
        return ""
    return say("Some other places have a newer figure than this one.")


def newer_missing(card: Card) -> str:
    """What became of a newer figure that has no value."""
    if card.missing_status is None:
        return ""
    return {
        "suppressed": say("A newer figure was held back to protect people."),
        "not_available": say("There is no newer figure for this place."),
        "not_applicable": say("The newest figures do not apply to this place."),
        "unreliable": say("A newer figure was too unreliable to publish."),
    }[card.missing_status]


def use_with_care(card: Card) -> str:
    """A warning that the publisher itself puts on a figure."""
    if card.status != "unreliable":
        return ""
    return say("Use with care: the publisher marks this figure as less reliable.")


def _since(indicator: Indicator, card: Card) -> str:
    if card.then_start is None or card.then_end is None:
        # One figure has no "since": nothing came before it.
        if card.first_start is None or card.periods < 2:
            return ""
        return say("since {period}", period=card.first_start.year)
    if card.then_kind == "three_year_mean":
        return say("since about {year}", year=figures.middle_year(card.then_start, card.then_end))
    return figures.since(card.then_start, card.then_end, indicator.period_kind)


def _when(indicator: Indicator, start: date | None, end: date | None) -> str:
    if start is None or end is None:
        raise ValueError(f"{indicator.indicator_id}: a value came without its period")
    return figures.when(start, end, indicator.period_kind)


def _way(verdict: str, is_up: bool) -> str:
    if verdict in {"no_clear_change", "too_little_history"}:
        return "went"
    return "rose" if is_up else "fell"


def _moved(way: str, told: Mapping[str, str]) -> str:
    """In one sentence where it stays short."""
    one = {
        "went": say("It went from {before} {before_when} to {now} {now_when}.", **told),
        "rose": say("It rose from {before} {before_when} to {now} {now_when}.", **told),
        "fell": say("It fell from {before} {before_when} to {now} {now_when}.", **told),
    }
    two = {
        "went": say("It was {before} {before_when}. It went to {now} {now_when}.", **told),
        "rose": say("It was {before} {before_when}. It rose to {now} {now_when}.", **told),
        "fell": say("It was {before} {before_when}. It fell to {now} {now_when}.", **told),
    }
    return if_short(one[way], two[way])


def _reason(verdict: str, basis: str | None) -> str:
    if verdict == "too_little_history":
        return say("There is too little history to judge that.")
    if verdict != "no_clear_change":
        return MORE_THAN[basis] if basis else ""
    if basis is None:
        return say("No margin of error is published, so we cannot call it a clear change.")
    return WITHIN[basis]
