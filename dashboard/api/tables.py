"""The tables that programs may ask for: their columns, what a row is known by, and how they can be narrowed.

Columns are named as in the files of `levelwith export`. One is added at will; none is renamed within a version.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

STATUSES = ("published", "unreliable", "suppressed", "not_available", "not_applicable")
FITS = ("small_areas", "restated")
LEVELS = ("country", "region", "combined_authority", "county", "council", "ward")


@dataclass(frozen=True)
class Column:
    """What stands in it. `kind` is a word of KINDS in dashboard.api.description."""

    kind: str
    told: str
    may_be_missing: bool = False


@dataclass(frozen=True)
class Table:
    """`key` is what its rows are ordered and known by; `filters` is the column that each parameter narrows.

    `cut_first` is for dashboard.queries.public.Wanted.
    """

    question: str
    told: str
    key: tuple[str, ...]
    columns: Mapping[str, Column]
    filters: Mapping[str, str] = field(default_factory=dict)
    cut_first: str = ""


AREA = Column("area", "The official code of the place.")
INDICATOR = Column("indicator", "The id of the indicator.")
UNIT = Column("text", "The unit; empty for a plain number.")

PLACES = Table(
    "public_places",
    "Places with figures, or whose code ended: countries, regions, counties, councils and wards.",
    ("area_code",),
    {
        "area_code": AREA,
        "name": Column("text", "Its name."),
        "level": Column("text", f"One of {', '.join(LEVELS)}."),
        "parent_code": Column("area", "What it is part of.", may_be_missing=True),
        "nation_code": Column("area", "The nation it is in.", may_be_missing=True),
        "start_date": Column("day", "When its code began, where that is known.", may_be_missing=True),
        "end_date": Column("day", "When its code ended.", may_be_missing=True),
        "figures": Column("whole", "How many indicators have a figure for it."),
    },
    {"place": "area_code", "level": "level"},
)

INDICATORS = Table(
    "public_indicators",
    "What is counted, by whom, under which licence, and who can change it.",
    ("indicator_id",),
    {
        "indicator_id": INDICATOR,
        "title": Column("text", "Its name."),
        "question": Column("text", "The question that it answers."),
        "measure": Column("text", "What a figure counts."),
        "unit": UNIT,
        "decimals": Column("whole", "How many decimals are shown on pages."),
        "better": Column("text", "Which way is good: higher, lower or neutral."),
        "outcome_id": Column("text", "The outcome that it tells of."),
        "lever": Column("text", "Who can change it: council, shared or others."),
        "lever_who": Column("text", "Who that is.", may_be_missing=True),
        "source_id": Column("text", "Where we take it from."),
        "publisher": Column("text", "Who publishes it."),
        "licence": Column("text", "Under which licence."),
        "period_kind": Column("text", "What a period is, such as financial_year."),
        "update_months": Column("whole", "Months between releases; 0 where none is planned."),
        "caveats": Column("texts", "What to mind."),
    },
    {"indicator": "indicator_id", "outcome": "outcome_id"},
)

OBSERVATIONS = Table(
    "public_observations",
    "Figures, each with its status. One that is missing or withheld has no value and says why; it is never 0.",
    ("area_code", "indicator_id", "period_start", "period_end"),
    {
        "area_code": AREA,
        "indicator_id": INDICATOR,
        "period_start": Column("day", "The first day of the period."),
        "period_end": Column("day", "The day after its last."),
        "value": Column("number", "The newest published value.", may_be_missing=True),
        "lower": Column("number", "The lower end of its 95% interval.", may_be_missing=True),
        "upper": Column("number", "The upper end of its 95% interval.", may_be_missing=True),
        "numerator": Column("number", "The count above the line.", may_be_missing=True),
        "denominator": Column("number", "The count below the line.", may_be_missing=True),
        "unit": UNIT,
        "status": Column("text", f"One of {', '.join(STATUSES)}."),
        "note": Column("text", "What its publisher says of it.", may_be_missing=True),
        "fit_method": Column("text", f"How it was made of other areas: {', '.join(FITS)}.", may_be_missing=True),
        "fit_share": Column("number", "How much of the area that covers, from 0 to 1, if told.", may_be_missing=True),
        "publisher": Column("text", "Who publishes it."),
        "licence": Column("text", "Under which licence."),
        "first_seen": Column("moment", "When we first saw this value."),
        "receipt_id": Column("text", "The reply that it was read from.", may_be_missing=True),
    },
    {"place": "area_code", "indicator": "indicator_id", "from": "period_end", "to": "period_start"},
    cut_first="core.observation",
)

EXPECTATIONS = Table(
    "public_expectations",
    "Realistic ranges, going by the past. One that has not held in the past is not given; its row says so.",
    ("area_code", "indicator_id", "horizon"),
    {
        "area_code": AREA,
        "indicator_id": INDICATOR,
        "horizon": Column("whole", "Years ahead."),
        "value_now": Column("number", "The figure that it starts from.", may_be_missing=True),
        "now_end": Column("day", "The day after the period of that figure."),
        "judged_at": Column("day", "The end of the period whose figure will tell."),
        "range_of": Column("text", "What the range is of: value, percent_of_the_middle or gap_to_the_middle."),
        "q025": Column("number", "19 times in 20 the figure is above it or at it, by half.", may_be_missing=True),
        "q100": Column("number", "The lower end of the range for 8 times in 10.", may_be_missing=True),
        "q250": Column("number", "The lower end of the range for 5 times in 10.", may_be_missing=True),
        "q750": Column("number", "The upper end of the range for 5 times in 10.", may_be_missing=True),
        "q900": Column("number", "The upper end of the range for 8 times in 10.", may_be_missing=True),
        "q975": Column("number", "The upper end of the range for 19 times in 20.", may_be_missing=True),
        "unit": UNIT,
        "years_behind": Column("whole", "How many years of past changes it rests on.", may_be_missing=True),
        "trust": Column("text", "How far its own record bears it out.", may_be_missing=True),
        "share_in_80": Column("number", "How often such ranges held, in percent; 80 is wanted.", may_be_missing=True),
        "record_ranges": Column("whole", "How many past ranges that was counted from.", may_be_missing=True),
    },
    {"place": "area_code", "indicator": "indicator_id"},
)

AGREEMENTS = Table(
    "public_agreements",
    "Promises as they stand. Drafts, and what is not public yet, are not among them.",
    ("agreement_ref",),
    {
        "agreement_ref": Column("text", "What the promise is known by."),
        "council_code": Column("area", "The council whose partnership promised."),
        "area_code": AREA,
        "indicator_id": Column("indicator", "The indicator; none for one of their own.", may_be_missing=True),
        "title": Column("text", "What was promised."),
        "kind": Column("text", "What the newest version did: agreement, correction or withdrawal and the like."),
        "status": Column("text", "agreed, or example: an example was agreed by nobody."),
        "label": Column("text", "The words to show beside an example.", may_be_missing=True),
        "unit": UNIT,
        "direction": Column("text", "Whether the figure is to be higher, lower, or held."),
        "target_value": Column("number", "The target."),
        "due_end": Column("day", "The day after the period by which."),
        "tolerance": Column("number", "How far from the target still meets it."),
        "baseline_value": Column("number", "The figure that it started from.", may_be_missing=True),
        "baseline_start": Column("day", "The first day of that figure's period.", may_be_missing=True),
        "baseline_end": Column("day", "The day after that period.", may_be_missing=True),
        "agreed_by": Column("text", "The body that agreed it."),
        "agreed_on": Column("day", "When."),
        "meeting_ref": Column("text", "The meeting.", may_be_missing=True),
        "owner": Column("text", "The role or body that answers for it."),
        "source": Column("text", "Where it can be looked up.", may_be_missing=True),
        "recorded_at": Column("moment", "When this version was written down."),
    },
    {"council": "council_code", "place": "area_code", "indicator": "indicator_id"},
)

TABLES = {
    "places": PLACES,
    "indicators": INDICATORS,
    "observations": OBSERVATIONS,
    "expectations": EXPECTATIONS,
    "agreements": AGREEMENTS,
}
