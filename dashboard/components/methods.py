"""How each kind of figure and word on the pages comes about, in plain words, with an example from the reader's place.

Decides nothing: the SQL file that does is named beside each.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from dashboard import addresses
from dashboard.charts.svg import escaped
from dashboard.language import say
from dashboard.rows import Figure, Place
from dashboard.words import absences, comparisons, outlook, places, sources, verdicts
from dashboard.words.places import place_name
from dashboard.words.sentences import capital, full_stop, joined, listed


@dataclass(frozen=True)
class Method:
    """One question about the pages. The example says nothing of a figure that does not show the method."""

    question: str
    answer: str
    files: tuple[str, ...]
    example: Callable[[Figure], str] = lambda figure: ""


def draw(place: Place, figures: Sequence[Figure]) -> str:
    """Every method, each with the first figure of the place that shows it."""
    return "".join(_section(place, figures, method) for method in METHODS)


def _section(place: Place, figures: Sequence[Figure], method: Method) -> str:
    named = listed([_file(file) for file in method.files])
    return (
        f"<h2>{escaped(method.question)}</h2><p>{escaped(method.answer)}</p>{_example(place, figures, method)}"
        f'<p class="soft">{say("Worked out in {files}.", files=named)}</p>'
    )


def _file(file: str) -> str:
    """The name of a file, as a link to its SQL where it is SQL."""
    address = addresses.sql(file)
    return f'<a href="{escape(address)}"><code>{file}</code></a>' if address else f"<code>{file}</code>"


def _example(place: Place, figures: Sequence[Figure], method: Method) -> str:
    shown = next(((figure, said) for figure in figures if (said := method.example(figure))), None)
    if shown is None:
        return ""
    figure, said = shown
    whose = say("An example from {place}: {title}.", place=place_name(place), title=figure.indicator.title)
    return f'<p class="worked"><b>{escaped(whose)}</b> {escaped(said)}</p>'


def _then_and_now(figure: Figure) -> str:
    if figure.card.then_kind != "three_year_mean":
        return ""
    return verdicts.then_and_now(figure.indicator, figure.card)


def _clear_change(figure: Figure) -> str:
    if not figure.card.then_basis:
        return ""
    return joined(verdicts.then_and_now(figure.indicator, figure.card), verdicts.then_reason(figure.card))


def _realistic(figure: Figure) -> str:
    return outlook.realistic(figure.indicator, figure.realistic) if figure.realistic else ""


def _record(figure: Figure) -> str:
    if figure.realistic is None or figure.realistic.share_in_80 is None:
        return ""
    return outlook.record(figure.realistic)


def _similar(figure: Figure) -> str:
    if figure.card.peer_verdict not in {"better", "worse", "higher", "lower", "among_the_middle"}:
        return ""
    return capital(comparisons.against_similar(figure.indicator, figure.card))


def _position(figure: Figure) -> str:
    return joined(comparisons.similar_counts(figure.card), comparisons.position(figure.card))


def _nation(figure: Figure) -> str:
    if figure.card.nation_verdict == "not_compared":
        return ""
    latest = full_stop(capital(comparisons.latest(figure.indicator, figure.card)))
    return joined(latest, comparisons.against_nation(figure.indicator, figure.card, figure.place))


def _break(figure: Figure) -> str:
    return sources.break_note(figure.spark.breaks[-1], None) if figure.spark.breaks else ""


def _lever(figure: Figure) -> str:
    return full_stop(places.lever(figure.indicator))


METHODS = (
    Method(
        say("What do “then” and “now” mean?"),
        say(
            "One year can be lucky or unlucky. So where figures come once a year, then and now are each the average of "
            "three years. Then is about 15 years ago, or as near to that as the figures go. A figure that covers "
            "several years is an average already. We do not look back past a change in the way of counting."
        ),
        ("sql/marts/then_option.sql", "sql/marts/then_and_now.sql"),
        _then_and_now,
    ),
    Method(
        say("When do we say that something has changed?"),
        say(
            "Figures go up and down a little even when nothing has changed. Some publishers give a margin of error. "
            "Then we say “changed” only where the gap is wider than both margins explain. Where there is none, we look "
            "at how much the figure usually moves in a year. That needs five moves or more. A clear change is one that "
            "chance alone would bring less than 1 time in 20."
        ),
        ("sql/marts/then_and_now.sql", "sql/marts/change.sql"),
        _clear_change,
    ),
    Method(
        say("What do “improving” and “getting worse” mean?"),
        say(
            "For most figures it is plain which way is better. For some it is not, such as how many people live in a "
            "place. Then we only say “higher” or “lower”. Blue and a triangle that points up mean better. Orange and a "
            "triangle that points down mean worse. Grey means no clear change."
        ),
        ("sql/core/indicator.sql", "data/reference/indicators"),
        lambda figure: comparisons.polarity(figure.indicator),
    ),
    Method(
        say("What does “realistic” mean?"),
        say(
            "We look at what became of every council that stood where this one stands. Some gained, some lost. Part of "
            "that was their own luck. Part was a good or bad year for all. The range holds what 8 in 10 of them came "
            "to. It is wider where figures jump about, and where few years are known. It says what follows if nothing "
            "new is done or happens. No one can foresee a shock such as the pandemic."
        ),
        ("sql/expectation", "sql/marts/realistic_range.sql"),
        _realistic,
    ),
    Method(
        say("How sure are we of a range?"),
        say(
            "We test each range on past years, with only what was known then. Where four in ten or more fell outside, "
            "we show no range. Where three in ten did, we say that it is too narrow."
        ),
        ("sql/marts/range_trust.sql", "sql/backtest"),
        _record,
    ),
    Method(
        say("How likely is a target?"),
        say(
            "The same past tells how often a figure came as far. We say it in seven steps, from “under 1 in 10” to "
            "“over 8 in 10”. Finer steps would claim more than we know. We give no chance for pounds or for more than "
            "five years."
        ),
        ("sql/questions/chance_of_target.sql", "sql/expectation/phrase.sql"),
    ),
    Method(
        say("What did others achieve?"),
        say(
            "We take the fifth of all past starts that were most like this one, by their gap to the middle council. "
            "Then we count how many came as far. “Ordinary” means that 1 in 4 or more did. “Stretching” means fewer. "
            "“Rarely done” means fewer than 1 in 10. “Not seen” means none."
        ),
        ("sql/questions/base_rate.sql", "sql/expectation/ambition.sql"),
    ),
    Method(
        say("Which places are similar?"),
        say(
            "The Office for National Statistics lists councils that are most alike, by their people, work and homes. "
            "We use its list, or the council's own list where it has one. Every place is compared for the same period. "
            "The middle half leaves out the highest quarter and the lowest quarter. With fewer than eight similar "
            "places we do not compare."
        ),
        ("sql/marts/peer_value.sql", "sql/marts/peer_comparison.sql"),
        _similar,
    ),
    Method(
        say("Why is there no league table?"),
        say(
            "Places close to each other in a table are often no different in truth. So we say how many similar places "
            "have a better figure. Places with the same figure stand together. We leave this out where the margin of "
            "error is too wide, or where neither way is better."
        ),
        ("sql/marts/peer_comparison.sql",),
        _position,
    ),
    Method(
        say("How do we compare with the region and the nation?"),
        say(
            "We set the same period side by side. We say “higher” or “lower” only where the publisher gives a margin "
            "of error and the gap is wider than it."
        ),
        ("sql/marts/reference_comparison.sql",),
        _nation,
    ),
    Method(
        say("What if a figure is missing?"),
        say(
            "A missing figure is never shown as nought. We say why it is missing. “Withheld to protect people” means "
            "that the number is so small that it could point to someone. “Not published” means that the publisher has "
            "none. “Use with care” means that the publisher doubts it."
        ),
        ("sql/marts/latest_figure.sql",),
    ),
    Method(
        say("What if the way of counting changes?"),
        say("The line is cut there, and a dashed line marks it. Figures from before and after are not compared."),
        ("sql/core/indicator_break.sql", "sql/core/figure.sql"),
        _break,
    ),
    Method(
        say("What if a publisher changes a figure later?"),
        say("We show the newest one and keep every earlier one. The table of a figure says how often it was changed."),
        ("sql/core/observation_history.sql",),
    ),
    Method(
        say("Where do ward figures come from?"),
        say(
            "We show a ward figure only where one is published. Elsewhere you see the figure of the whole council, and "
            "we say so. The map has five steps of the same width, from the lowest ward to the highest. Its colours do "
            "not mean good or bad. A figure of fewer than 50 people, or of one to four, is held back. So is the next "
            "smallest, or the first could be worked out from the rest."
        ),
        ("sql/marts/ward_figure.sql", "sql/core/ward_withheld.sql"),
        lambda figure: absences.no_ward_figures(figure.place) if figure.place.level == "council" else "",
    ),
    Method(
        say("What can be said of one ward?"),
        say(
            "Wards do differ, so we show each one's level and how sure it is. From one year to the next, most of a "
            "ward's change is luck. So we set it against the change of its council. Only a move that luck makes once "
            "in 20 times is told. We look at most three years ahead. Where there are too few to tell, we say so. A "
            "ward with new borders is a new ward. The shaded part of the drawing is how far luck alone would spread "
            "wards of each size."
        ),
        (
            "sql/marts/ward_level.sql",
            "sql/expectation/ward_change.sql",
            "sql/marts/ward_outlook.sql",
            "sql/questions/ward_funnel.sql",
        ),
    ),
    Method(
        say("Who decides what?"),
        say(
            "For each figure we say who can change it most: the council alone, the council with partners, or mostly "
            "others. This is our own judgement of the law and of who runs what. It is written down with each figure."
        ),
        ("data/reference/indicators",),
        _lever,
    ),
)
