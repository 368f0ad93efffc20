"""Expectations to change a field of, for tests of words and charts."""

from datetime import date

from dashboard.expected import BaseRate, Chance, RealisticRange


def a_range(horizon: int = 3, **changes: object) -> RealisticRange:
    """A range that many years after 2024, twice as wide for each."""
    wide = 0.25 * horizon
    fields: dict[str, object] = {
        "indicator_id": "claimants", "area_code": "E06000099", "horizon": horizon, "value_now": 3.1,
        "now_end": date(2025, 1, 1), "judged_at": date(2025 + horizon, 1, 1), "range_of": "value",
        "q100": 3.0 - 2 * wide, "q250": 3.0 - wide, "q500": 3.0, "q750": 3.0 + wide, "q900": 3.0 + 2 * wide,
        "years_behind": 13, "first_start": 2008, "last_end": 2024, "trust": "holds", "share_in_80": 0.81,
        "record_years": 11, "record_ranges": 1300,
    }  # fmt: skip
    return RealisticRange(**(fields | changes))  # type: ignore[arg-type]


def some_ranges(until: int = 5) -> tuple[RealisticRange, ...]:
    return tuple(a_range(horizon) for horizon in range(1, until + 1))


def a_chance(**changes: object) -> Chance:
    fields: dict[str, object] = {
        "chance": 0.34, "phrase": "about_1_in_3", "why_none": None, "horizon": 3, "judged_at": date(2028, 1, 1),
        "years_behind": 13, "past_targets": 90150, "past_share_met": 0.329,
    }  # fmt: skip
    return Chance(**(fields | changes))  # type: ignore[arg-type]


def a_base_rate(**changes: object) -> BaseRate:
    fields: dict[str, object] = {
        "horizon": 3, "starts": 412, "start_years": 14, "first_start": 2004, "last_start": 2021, "met": 57,
        "share_met": 57 / 412, "is_relative": True, "least_share_of_a_year": 0.0, "most_share_of_a_year": 0.45,
        "one_in_four_reached": 2.8, "best_reached": 1.9, "ambition": "stretching",
    }  # fmt: skip
    return BaseRate(**(fields | changes))  # type: ignore[arg-type]
