"""What the pages ask a build: every query of the dashboard, answered with values of dashboard.rows.

Reads marts and core as SQL left them; computes nothing. A column that a build lacks stops the page and is named.
"""

from dashboard.queries.cards import figure, figures, questions, same_outcome, why_questions
from dashboard.queries.details import boundaries, peer_values, series, similar_middle, then_by_year
from dashboard.queries.expectations import ambition_records, base_rate, chance, phrase_records, realistic_ranges
from dashboard.queries.holdings import (
    all_indicators,
    area_names,
    build_status,
    indicator,
    indicator_statuses,
    outcomes,
    sources,
    sql_of,
)
from dashboard.queries.partnerships import chosen_outcomes, partners, partnership, people_living_in, priorities
from dashboard.queries.places import council_above, default_code, default_place, find, has_wards, place
from dashboard.queries.promises import (
    actions,
    commentaries,
    councils_with_promises,
    decisions,
    effects,
    meetings,
    outcomes_of_promises,
    predictions,
    starts,
    steps,
)
from dashboard.queries.public import is_held, public_rows, question
from dashboard.queries.services import change_of_similar_places, services
from dashboard.queries.wards import ward_figures, ward_funnel, ward_statements

__all__ = [
    "actions",
    "all_indicators",
    "ambition_records",
    "area_names",
    "base_rate",
    "boundaries",
    "build_status",
    "chance",
    "change_of_similar_places",
    "chosen_outcomes",
    "commentaries",
    "council_above",
    "councils_with_promises",
    "decisions",
    "default_code",
    "default_place",
    "effects",
    "figure",
    "figures",
    "find",
    "has_wards",
    "indicator",
    "indicator_statuses",
    "is_held",
    "meetings",
    "outcomes",
    "outcomes_of_promises",
    "partners",
    "partnership",
    "peer_values",
    "people_living_in",
    "phrase_records",
    "place",
    "predictions",
    "priorities",
    "public_rows",
    "question",
    "questions",
    "realistic_ranges",
    "same_outcome",
    "series",
    "services",
    "similar_middle",
    "sources",
    "sql_of",
    "starts",
    "steps",
    "then_by_year",
    "ward_figures",
    "ward_funnel",
    "ward_statements",
    "why_questions",
]
