"""How far luck would spread wards of each size: limits that turn where the verdicts of the table turn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sql_spec import SQL, expect

LIMITS = ("lower99_8", "lower95_0", "council_value", "upper95_0", "upper99_8")
KNOWN = "indicator_id | ward_code | council_code | value | interval_basis | people | per_person | rounding"
TOLD = "indicator_id | ward_code | council_value | verdict"


def funnel(then: str, *wards: str, council: str = "10") -> None:
    """Ward, value, basis, people, per person, rounding, verdict; the council is at 10."""
    known, told = [KNOWN], [TOLD]
    for drawn in wards:
        ward, *cells, verdict = (cell.strip() for cell in drawn.split("|"))
        known.append(f"carers | {ward} | E08000009 | {' | '.join(cells)}")
        told.append(f"carers | {ward} | {council} | {verdict}")
    given_tables = {"marts.ward_interval": "\n".join(known), "marts.ward_level": "\n".join(told)}
    expect("questions.ward_funnel", given_tables, then, indicator_id="carers", council_code="E08000009")


def test_a_share_of_a_thousand_has_the_limits_where_its_intervals_touch_the_council():
    # 120.2 of 1,000: Wilson's 95% interval begins at 10.0%. Of 130.1 it does with 3.09 for 1.96 standard errors.
    with duckdb.connect() as db:
        points = {point["people"]: point for point in asked(db, Drawn([(100, 1000)], 10.0, 100))}
    for name, standard_errors in (("upper95_0", 1), ("upper99_8", 1.5767)):
        share = points[1000.0][name] / 100
        low = wilson(share, 1000)
        assert share - standard_errors * (share - low) == pytest.approx(0.1, abs=1e-9)


def wilson(share: float, people: float) -> float:
    """The lower end of E. B. Wilson's 95% interval, in his own form."""
    z = 1.959964
    middle, spread = share + z * z / 2 / people, z * (share * (1 - share) / people + z * z / 4 / people**2) ** 0.5
    return (middle - spread) / (1 + z * z / people)


def test_wards_without_counts_and_councils_without_a_figure_have_no_point():
    funnel(
        "ward_code | people\n",
        "E05000001 | 10 | published | 1000 | 100 | 0 | similar",
        "E05000002 | 10 |           | 1000 | 100 | 0 | not_compared",
        "E05000003 | 10 | share     | 1000 | 100 | 0 | not_compared",
    )


def test_of_very_few_people_none_at_all_is_no_surprise():
    # Of 50 with one in ten usual, nothing is low enough to tell: there is nothing below the lower limit.
    funnel(
        """
            people | ward_code | lower99_8 | upper99_8
            -------+-----------+-----------+----------
            48     |           | 0.0       | 26.3
            49     |           | 0.0       | 26.1
            50     |           | 0.0       | 26.0
            51     |           | 0.0       | 25.8
            52     |           | 0.0       | 25.6
            53     |           | 0.0       | 25.4
            50     | E05000001 | 0.0       | 26.0
        """,
        "E05000001 | 10 | share | 50 | 100 | 0 | too_few_to_tell",
    )


@dataclass(frozen=True)
class Drawn:
    """Wards of one council: events and people of each."""

    wards: list[tuple[int, int]]
    council_figure: float
    per_person: int
    is_rounded: bool = False

    @property
    def unit(self) -> str:
        return "%" if self.per_person == 100 else "for each 1,000"


@st.composite
def drawn_wards(draw: Callable[..., Any]) -> Drawn:
    per_person = draw(st.sampled_from([100, 1000]))
    people = draw(st.lists(st.integers(50, 20_000), min_size=1, max_size=12))
    around = draw(st.floats(0.001, 0.9))
    # Of rates there may be more events than people.
    most = 1.0 if per_person == 100 else 2.5
    shares = [min(most, max(0.0, around * draw(st.floats(0.3, 2)))) for _ in people]
    events = [round(share * number) for share, number in zip(shares, people, strict=True)]
    return Drawn(list(zip(events, people, strict=True)), per_person * around, per_person, draw(st.booleans()))


def asked(db: duckdb.DuckDBPyConnection, drawn: Drawn) -> list[dict[str, Any]]:
    """The question, on marts that their own SQL makes of the counts."""
    db.execute("create schema core; create schema marts; create schema expectation")
    db.execute(
        "create table core.ward_panel as select 'carers' as indicator_id, 'E0500' || (1000 + number) as ward_code, "
        "'E08000009' as council_code, date '2025-01-01' as period_end, round($per_person * ward[1] / ward[2], 1) as "
        "value, null::double as lower, null::double as upper, null::double as standard_error, ward[1]::double as "
        "events, ward[2]::double as people, $per_person::double as per_person, $is_rounded as is_rounded, "
        "$council_figure::double as council_figure, false as is_total, $unit as unit "
        "from (select unnest($wards) as ward, unnest(range(len($wards))) as number)",
        {**vars(drawn), "wards": [list(ward) for ward in drawn.wards], "unit": drawn.unit},
    )
    db.execute(
        "create table core.indicator as select 'carers' as indicator_id, false as is_total; "
        "create table expectation.ward_gap (indicator_id varchar, ward_code varchar, gap_change_in_units double); "
        "create table marts.ward_figure as select indicator_id, ward_code, council_code, ward_code as ward_name, "
        "value, 'published' as status, date '2024-01-01' as period_start, period_end from core.ward_panel"
    )
    for model in ("ward_interval", "ward_level"):
        db.execute(f"create table marts.{model} as {text_of(f'marts/{model}.sql')}")
    question = text_of("questions/ward_funnel.sql")
    found = db.execute(question, {"indicator_id": "carers", "council_code": "E08000009"})
    columns = [column[0] for column in found.description or []]
    return [dict(zip(columns, row, strict=True)) for row in found.fetchall()]


def text_of(path: str) -> str:
    return Path(SQL / path).read_text(encoding="utf-8")


@given(drawn_wards())
def test_a_ward_is_beyond_its_limit_where_its_verdict_says_so_and_nowhere_else(drawn: Drawn):
    with duckdb.connect() as db:
        dots = [point for point in asked(db, drawn) if point["ward_code"]]
        told = dict(db.execute("select ward_code, (lower > council_value, upper < council_value) from marts.ward_level")
                    .fetchall())  # fmt: skip

    assert len(dots) == len(drawn.wards)
    for dot in dots:
        beyond = (dot["value"] > dot["upper99_8"], dot["value"] < dot["lower99_8"])
        assert beyond == (dot["verdict"] == "higher", dot["verdict"] == "lower"), dot
        left_out = tuple(told[dot["ward_code"]])
        assert (dot["value"] > dot["upper95_0"], dot["value"] < dot["lower95_0"]) == left_out, dot


@given(drawn_wards())
def test_the_limits_lie_round_the_council_and_come_closer_with_more_people(drawn: Drawn):
    with duckdb.connect() as db:
        points = asked(db, drawn)
    curve = [point for point in points if not point["ward_code"]]
    people = [number for _, number in drawn.wards]

    assert curve[0]["people"] <= min(people)
    assert max(people) <= curve[-1]["people"]
    for point in points:
        heights = [point[name] for name in LIMITS]
        assert heights == pytest.approx(sorted(heights), abs=1e-9)
    for fewer, more in pairwise(curve):
        assert fewer["people"] < more["people"]
        assert more["upper99_8"] <= fewer["upper99_8"] + 1e-9
        assert more["upper95_0"] <= fewer["upper95_0"] + 1e-9
        assert fewer["lower95_0"] <= more["lower95_0"] + 1e-9
        assert fewer["lower99_8"] <= more["lower99_8"] + 1e-9
