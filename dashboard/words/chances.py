"""How likely a figure is, in one of seven phrases, and how ambitious it is beside what similar places achieved."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard import figures
from dashboard.expected import AmbitionRecord, BaseRate, Chance, PhraseRecord, RealisticRange
from dashboard.language import say, say_count
from dashboard.rows import Indicator
from dashboard.words.sentences import capital, joined, listed

PHRASES = {
    "under_1_in_10": say("under 1 in 10"),
    "about_1_in_5": say("about 1 in 5"),
    "about_1_in_3": say("about 1 in 3"),
    "about_half": say("about half"),
    "about_2_in_3": say("about 2 in 3"),
    "about_3_in_4": say("about 3 in 4"),
    "over_8_in_10": say("over 8 in 10"),
}
DOTS = dict(zip(PHRASES, (1, 2, 3, 5, 7, 8, 9), strict=True))  # of ten: never none and never all

ABSENCES = {
    "not_frozen": say("No expectation was frozen by then."),
    "not_yearly": say("There is no figure a year for this, so we cannot say how likely one is."),
    "too_little_history": say("There is too little history to say how likely that is."),
    "cash": say("We do not give chances for pounds: nobody knows the worth of a pound then."),
    "neutral": say("Neither higher nor lower is better here, so there is nothing to reach."),
    "too_soon": say("No new figure comes before then."),
    "too_far": say("That is more than five years ahead: too far to say."),
    "does_not_hold": say("Our past ranges for this did not hold, so we give no chance."),
    "impossible": say("There can be no such figure."),
}

AMBITIONS = {
    "ordinary": say("Ordinary: 1 in 4 or more of them came as far."),
    "stretching": say("Stretching: fewer than 1 in 4 of them came as far."),
    "rarely_done": say("Rarely done: fewer than 1 in 10 of them came as far."),
    "not_seen": say("Not seen: none of them came as far."),
}

AMBITION_NAMES = {
    "ordinary": say("Ordinary"),
    "stretching": say("Stretching"),
    "rarely_done": say("Rarely done"),
    "not_seen": say("Not seen"),
}

# By how many years: no promise is told of more than five.
IN_YEARS = {
    1: say("in one year"),
    2: say("in two years"),
    3: say("in three years"),
    4: say("in four years"),
    5: say("in five years"),
}
YEARS_LATER = {
    1: say("one year later"),
    2: say("two years later"),
    3: say("three years later"),
    4: say("four years later"),
    5: say("five years later"),
}


def said(indicator: Indicator, value: float, chance: Chance) -> str:
    """ "Chance of 30.0% or better by March 2029: about 1 in 3." """
    if chance.phrase is None or chance.judged_at is None:
        return ABSENCES[chance.why_none or "too_little_history"]
    return say(
        "Chance of {amount} or better {by}: {chance}.",
        amount=figures.amount(indicator, value), by=figures.by(chance.judged_at), chance=PHRASES[chance.phrase],
    )  # fmt: skip


def stands_on(chance: Chance) -> str:
    """How much past there is behind a chance, and what became of such chances before."""
    if chance.phrase is None or chance.years_behind is None:
        return ""
    behind = say_count(
        "That goes by {count} past year, and only holds if the next ones are like them.",
        "That goes by {count} past years, and only holds if the next ones are like them.",
        chance.years_behind,
    )
    if chance.past_targets is None or chance.past_share_met is None:
        return behind
    became = say_count(
        "Of {count} past target we would have said that of, {share} were met.",
        "Of {count} past targets we would have said that of, {share} were met.",
        chance.past_targets,
        share=figures.in_a_hundred(chance.past_share_met),
    )
    return joined(behind, became)


def record(held: PhraseRecord) -> str:
    """One phrase held against the past."""
    return _became_of(capital(PHRASES[held.phrase]), held)


def all_records(held: Sequence[PhraseRecord]) -> str:
    """What a reader should take from them: whether what came was as likely as was said."""
    off = [each for each in held if not each.least <= each.share_met <= each.most]
    if not off:
        return say("For every phrase, about as many came true as it says.")
    names = listed([say("“{chance}”", chance=PHRASES[each.phrase]) for each in off])
    too_bold = [each for each in off if each.share_met < each.least]
    if len(too_bold) == len(off):
        return say("Of what we would have called {names}, fewer came true than the words say.", names=names)
    if not too_bold:
        return say("Of what we would have called {names}, more came true than the words say.", names=names)
    return say("Of what we would have called {names}, more or fewer came true than the words say.", names=names)


def came_as_far(rate: BaseRate) -> str:
    """How many similar places came as far, and what word that earns."""
    came = say_count(
        "Of {count} similar start since {year}, {met} came as far {in_years}.",
        "Of {count} similar starts since {year}, {met} came as far {in_years}.",
        rate.starts, year=rate.first_start, met=_met(rate), in_years=IN_YEARS[rate.horizon],
    )  # fmt: skip
    return joined(came, AMBITIONS[rate.ambition])


def ambition_record(held: AmbitionRecord) -> str:
    """One word held against the past."""
    return _became_of(AMBITION_NAMES[held.ambition], held)


def past_of_word(held: AmbitionRecord) -> str:
    """The same after the word was said."""
    return say_count(
        "Of {count} past target that we would have called so, {share} were met.",
        "Of {count} past targets that we would have called so, {share} were met.",
        held.targets,
        share=figures.in_a_hundred(held.share_met),
    )


def improved(rate: BaseRate, percent: int | None) -> str:
    """ "Of 412 similar starts since 2004, 57 improved by 10% or more in three years." """
    if percent:
        return say_count(
            "Of {count} similar start since {year}, {met} improved by {percent}% or more {in_years}.",
            "Of {count} similar starts since {year}, {met} improved by {percent}% or more {in_years}.",
            rate.starts, year=rate.first_start, met=_met(rate), percent=percent, in_years=IN_YEARS[rate.horizon],
        )  # fmt: skip
    return say_count(
        "Of {count} similar start since {year}, {met} had a figure as good or better {years_later}.",
        "Of {count} similar starts since {year}, {met} had a figure as good or better {years_later}.",
        rate.starts, year=rate.first_start, met=_met(rate), years_later=YEARS_LATER[rate.horizon],
    )  # fmt: skip


def from_year_to_year(rate: BaseRate) -> str:
    """Starts of one year share what the nation did: the spread says how much hangs on that."""
    if rate.start_years < 2 or rate.least_share_of_a_year == rate.most_share_of_a_year:
        return ""
    least, most = (figures.in_a_hundred(it) for it in (rate.least_share_of_a_year, rate.most_share_of_a_year))
    return say("Some starting years were better than others: from {least} to {most}.", least=least, most=most)


def reached(indicator: Indicator, rate: BaseRate) -> str:
    """What the best quarter, tenth and one of similar places would come to from here."""
    values = (rate.one_in_four_reached, rate.best_tenth_reached, rate.best_reached)
    quarter, tenth, best = (figures.amount(indicator, value) for value in values)
    return joined(
        say("A change like that of the best 1 in 4 would lead to {amount} or better.", amount=quarter),
        say("Like that of the best 1 in 10, to {amount}.", amount=tenth) if tenth != quarter else "",
        say("The largest one seen would lead to {amount}.", amount=best) if best != tenth else "",
    )


def choice(likely: RealisticRange) -> str:
    """A year to be judged at, in a list of them."""
    return capital(figures.last_month(likely.judged_at))


def _became_of(name: str, held: PhraseRecord | AmbitionRecord) -> str:
    return say_count(
        "{name}: of {count} past target, {share} were met.",
        "{name}: of {count} past targets, {share} were met.",
        held.targets,
        name=name,
        share=figures.in_a_hundred(held.share_met),
    )


def _met(rate: BaseRate) -> str:
    return f"{rate.met:,}" if rate.met else say("none")
