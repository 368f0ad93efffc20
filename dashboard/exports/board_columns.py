"""What the sheets of a review hold of each target: the numbers as they are, and the words of the page beside them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from dashboard.board import Item
from dashboard.exports import pack
from dashboard.exports.csv import RANGE_OF
from dashboard.language import say
from dashboard.words.promises import GROUPS
from dashboard.words.sources import EXAMPLE_TARGET

Cell = str | float | int | date | None
NUMBER, CHANCE = "number", "chance"


@dataclass(frozen=True)
class Column:
    """A column: its name in CSV, its heading in Excel, and what stands in it."""

    name: str
    heading: str
    cell: Callable[[Item], Cell]
    width: int = 14
    kind: str = ""  # number, chance; else words or a day


def last_day(end: date | None) -> date | None:
    """An end is the first day after: people write the last day of a period."""
    return end - timedelta(days=1) if end else None


def _card(item: Item, name: str) -> Cell:
    figure = item.promise.figure
    cell: Cell = getattr(figure.card, name) if figure else None
    return cell


def _indicator(item: Item, name: str) -> Cell:
    figure = item.promise.figure
    cell: Cell = getattr(figure.indicator, name) if figure else None
    return cell


def _likely(item: Item, name: str) -> Cell:
    cell: Cell = getattr(item.promise.likely, name) if item.promise.likely else None
    return cell


def _chance(item: Item) -> Cell:
    return item.promise.chance.chance if item.promise.chance else None


def _range_of(item: Item) -> Cell:
    return RANGE_OF[item.promise.likely.range_of] if item.promise.likely else None


def _lines(lines: tuple[str, ...]) -> str:
    return "\n".join(lines)


COLUMNS = (
    Column("target", say("Target"), lambda it: it.title, 36),
    Column("example", say("Example target"), lambda it: EXAMPLE_TARGET if it.is_example else None, 20),
    Column("what_it_measures", say("What it measures"), lambda it: it.measure, 34),
    Column("group", say("Group"), lambda it: GROUPS[it.group], 26),
    Column("outcome", say("Outcome"), lambda it: it.outcome_title, 18),
    Column("unit", say("Unit"), lambda it: it.promise.now.unit, 10),
    Column("then_as_shown", say("Then, as shown"), lambda it: it.then.shown),
    Column("then_period", say("Then, period"), lambda it: it.then.note),
    Column("then_value", say("Then"), lambda it: it.told.then, 10, NUMBER),
    Column("now_as_shown", say("Now, as shown"), lambda it: it.now.shown),
    Column("now_period", say("Now, period"), lambda it: it.now.note),
    Column("now_value", say("Now"), lambda it: it.told.now, 10, NUMBER),
    Column("agreed_as_shown", say("Agreed, as shown"), lambda it: it.agreed.shown, 20),
    Column("agreed_when", say("Agreed for"), lambda it: it.agreed.note, 18),
    Column("agreed_value", say("Agreed"), lambda it: it.promise.now.target_value, 10, NUMBER),
    Column("tolerance", say("Give or take"), lambda it: it.promise.now.tolerance or None, 10, NUMBER),
    Column("due_last_day", say("Due"), lambda it: last_day(it.promise.now.due_end), 13),
    Column("realistic_as_shown", say("Realistic by then, as shown"), lambda it: it.realistic.shown, 22),
    Column("realistic_of", say("Realistic range is"), _range_of, 18),
    Column("realistic_low_8_in_10", say("Realistic, low end (8 in 10)"), lambda it: _likely(it, "q100"), 12, NUMBER),
    Column("realistic_high_8_in_10", say("Realistic, high end (8 in 10)"), lambda it: _likely(it, "q900"), 12, NUMBER),
    Column("realistic_low_5_in_10", say("Realistic, low end (5 in 10)"), lambda it: _likely(it, "q250"), 12, NUMBER),
    Column("realistic_high_5_in_10", say("Realistic, high end (5 in 10)"), lambda it: _likely(it, "q750"), 12, NUMBER),
    Column("chance_in_words", say("Chance, in words"), pack.chance, 30),
    Column("chance", say("Chance, as worked out (0 to 1)"), _chance, 12, CHANCE),
    Column("stands_on", say("What the chance stands on"), lambda it: it.stands_on, 44),
    Column("ambition", say("What similar places achieved"), lambda it: it.ambition, 44),
    Column("became_of_it", say("What became of it"), lambda it: it.outcome, 34),
    Column("told_by_value", say("The figure that tells"), lambda it: it.promise.outcome.value, 12, NUMBER),
    Column("changed", say("Changed since the last meeting"), lambda it: it.changed, 34),
    Column("owner", say("Owner"), lambda it: it.owner, 24),
    Column("partners", say("Who signed"), lambda it: it.partners, 30),
    Column("lever", say("Who can change it"), lambda it: it.lever, 26),
    Column("milestones", say("On the way"), lambda it: it.milestones, 26),
    Column("caution", say("Mind"), lambda it: it.caution, 30),
    Column("owner_says", say("What the owner says"), lambda it: _lines(it.said), 44),
    Column("decisions", say("Decisions"), lambda it: _lines(it.decisions), 44),
    Column("actions", say("Actions"), lambda it: _lines(it.actions), 44),
    Column("agreed_by", say("Agreed by"), lambda it: it.promise.now.agreed_by, 24),
    Column("agreed_on", say("Agreed on"), lambda it: it.promise.now.agreed_on, 13),
    Column("minute", say("Minute"), lambda it: it.promise.now.minute_reference, 14),
    Column("publisher", say("Publisher"), lambda it: _indicator(it, "publisher"), 26),
    Column("licence", say("Licence"), lambda it: _indicator(it, "licence"), 14),
    Column("released", say("Released"), lambda it: _indicator(it, "released"), 13),
    Column("figure_status", say("Status of the figure"), lambda it: _card(it, "status"), 14),
    Column("reference", say("Reference"), lambda it: it.ref, 14),
    Column("indicator", say("Figure's name"), lambda it: it.promise.now.indicator_id, 20),
    Column("place_code", say("Place"), lambda it: it.promise.now.area_code, 12),
)
