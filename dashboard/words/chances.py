"""How likely a figure is, in one of seven phrases, and how ambitious it is beside what similar places achieved."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard import figures
from dashboard.expected import AmbitionRecord, BaseRate, Chance, PhraseRecord, RealisticRange
from dashboard.rows import Indicator
from dashboard.words.sentences import capital, joined, listed

PHRASES = {
    "under_1_in_10": "under 1 in 10",
    "about_1_in_5": "about 1 in 5",
    "about_1_in_3": "about 1 in 3",
    "about_half": "about half",
    "about_2_in_3": "about 2 in 3",
    "about_3_in_4": "about 3 in 4",
    "over_8_in_10": "over 8 in 10",
}
DOTS = dict(zip(PHRASES, (1, 2, 3, 5, 7, 8, 9), strict=True))  # of ten: never none and never all

ABSENCES = {
    "not_frozen": "No expectation was frozen by then.",
    "not_yearly": "There is no figure a year for this, so we cannot say how likely one is.",
    "too_little_history": "There is too little history to say how likely that is.",
    "cash": "We do not give chances for pounds: nobody knows the worth of a pound then.",
    "neutral": "Neither higher nor lower is better here, so there is nothing to reach.",
    "too_soon": "No new figure comes before then.",
    "too_far": "That is more than five years ahead: too far to say.",
    "does_not_hold": "Our past ranges for this did not hold, so we give no chance.",
    "impossible": "There can be no such figure.",
}

AMBITIONS = {
    "ordinary": "Ordinary: 1 in 4 or more of them came as far.",
    "stretching": "Stretching: fewer than 1 in 4 of them came as far.",
    "rarely_done": "Rarely done: fewer than 1 in 10 of them came as far.",
    "not_seen": "Not seen: none of them came as far.",
}

NUMBERS = ("no", "one", "two", "three", "four", "five")


def said(indicator: Indicator, value: float, chance: Chance) -> str:
    """ "Chance of 30.0% or better by March 2029: about 1 in 3." """
    if chance.phrase is None or chance.judged_at is None:
        return ABSENCES[chance.why_none or "too_little_history"]
    reached = f"{figures.amount(indicator, value)} or better {figures.by(chance.judged_at)}"
    return f"Chance of {reached}: {PHRASES[chance.phrase]}."


def stands_on(chance: Chance) -> str:
    """How much past there is behind a chance, and what became of such chances before."""
    if chance.phrase is None or chance.years_behind is None:
        return ""
    years = figures.count(chance.years_behind, "past year", "past years")
    behind = f"That goes by {years}, and only holds if the next ones are like them."
    if chance.past_targets is None or chance.past_share_met is None:
        return behind
    met = figures.in_a_hundred(chance.past_share_met)
    return joined(behind, f"Of {chance.past_targets:,} past targets we would have said that of, {met} were met.")


def record(held: PhraseRecord) -> str:
    """One phrase held against the past."""
    met = figures.in_a_hundred(held.share_met)
    return f"{capital(PHRASES[held.phrase])}: of {held.targets:,} past targets, {met} were met."


def all_records(held: Sequence[PhraseRecord]) -> str:
    """What a reader should take from them: whether what came was as likely as was said."""
    off = [each for each in held if not each.least <= each.share_met <= each.most]
    if not off:
        return "For every phrase, about as many came true as it says."
    names = listed([f"“{PHRASES[each.phrase]}”" for each in off])
    too_bold = [each for each in off if each.share_met < each.least]
    less = "fewer" if len(too_bold) == len(off) else "more" if not too_bold else "more or fewer"
    return f"Of what we would have called {names}, {less} came true than the words say."


def came_as_far(rate: BaseRate) -> str:
    """How many similar places came as far, and what word that earns."""
    return joined(f"{_of_starts(rate)}, {_met(rate.met)} came as far {_in_years(rate)}.", AMBITIONS[rate.ambition])


def ambition_record(held: AmbitionRecord) -> str:
    """One word held against the past."""
    name = AMBITIONS[held.ambition].partition(":")[0]
    return f"{name}: of {held.targets:,} past targets, {figures.in_a_hundred(held.share_met)} were met."


def past_of_word(held: AmbitionRecord) -> str:
    """The same after the word was said."""
    met = figures.in_a_hundred(held.share_met)
    return f"Of {held.targets:,} past targets that we would have called so, {met} were met."


def improved(rate: BaseRate, percent: int | None) -> str:
    """ "Of 412 similar starts since 2004, 57 improved by 10% or more in three years." """
    by = f"improved by {percent}% or more" if percent else "had a figure as good or better"
    when = _in_years(rate) if percent else f"{NUMBERS[rate.horizon]} {_years(rate)} later"
    return f"{_of_starts(rate)}, {_met(rate.met)} {by} {when}."


def from_year_to_year(rate: BaseRate) -> str:
    """Starts of one year share what the nation did: the spread says how much hangs on that."""
    if rate.start_years < 2 or rate.least_share_of_a_year == rate.most_share_of_a_year:
        return ""
    least, most = (figures.in_a_hundred(it) for it in (rate.least_share_of_a_year, rate.most_share_of_a_year))
    return f"Some starting years were better than others: from {least} to {most}."


def reached(indicator: Indicator, rate: BaseRate) -> str:
    """What the best quarter, tenth and one of similar places would come to from here."""
    values = (rate.one_in_four_reached, rate.best_tenth_reached, rate.best_reached)
    quarter, tenth, best = (figures.amount(indicator, value) for value in values)
    return joined(
        f"A change like that of the best 1 in 4 would lead to {quarter} or better.",
        f"Like that of the best 1 in 10, to {tenth}." if tenth != quarter else "",
        f"The largest one seen would lead to {best}." if best != tenth else "",
    )


def choice(likely: RealisticRange) -> str:
    """A year to be judged at, in a list of them."""
    return capital(figures.by(likely.judged_at).removeprefix("by "))


def _of_starts(rate: BaseRate) -> str:
    return f"Of {rate.starts:,} similar starts since {rate.first_start}"


def _in_years(rate: BaseRate) -> str:
    return f"in {NUMBERS[rate.horizon]} {_years(rate)}"


def _years(rate: BaseRate) -> str:
    return "year" if rate.horizon == 1 else "years"


def _met(count: int) -> str:
    return f"{count:,}" if count else "none"
