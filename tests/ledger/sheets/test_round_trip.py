"""What is written reads back to the same agreements, from text and from a workbook, whatever they say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.ledger.agreements import Held
from ingest.ledger.shapes import Agreement, Milestone
from ingest.ledger.sheets.cells import Unreadable
from ingest.ledger.sheets.headings import TOLD, WRITTEN
from ingest.ledger.sheets.meanings import PERSON
from ingest.ledger.sheets.reading import read
from ingest.ledger.sheets.writing import ADVICE, to_csv, to_workbook
from tests.ledger.sheets.practice import AGREED, INDICATORS, KNOWN, NOON, held

TEXT = (
    st.one_of(
        st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"]), min_size=1, max_size=12),
        st.sampled_from(
            ["=1+1", "+44", "'=x", "-5 points", "@home", '"Quoted", twice', "a;b", "1,5", "a\nb", "007", "½ – é"]
        ),
    )
    .map(str.strip)
    .filter(lambda text: bool(text) and not PERSON.search(text))
)
NUMBER = st.floats(-1e12, 1e12) | st.floats(-1.5, 1.5)
DAY = st.dates(date(1990, 1, 1), date(2090, 12, 31))
MAYBE = st.none() | TEXT


@st.composite
def agreements(draw: st.DrawFn) -> Agreement:
    """Any that can be agreed: with a series or without, its end after its day, its steps before its end."""
    series = draw(st.sampled_from(INDICATORS) | st.none())
    agreed_on = draw(DAY)
    due_end = agreed_on + timedelta(days=draw(st.integers(1, 3000)))
    steps = sorted(draw(st.sets(st.integers(1, 5000), max_size=3)), reverse=True)
    value = draw(st.none() | NUMBER)
    baseline_end = draw(DAY)
    baseline_start = draw(st.none() | st.integers(1, 1500).map(lambda days: baseline_end - timedelta(days=days)))
    better = {"higher": ["higher", "hold"], "lower": ["lower", "hold"]}
    return Agreement(
        ref=draw(TEXT), council_code="E08000009", status=draw(st.sampled_from(["draft", "agreed", "example"])),
        area_code=draw(st.sampled_from(["E08000009", "E05015239"])),
        indicator_id=series.indicator_id if series else None, title=draw(TEXT),
        unit=series.unit if series else draw(st.sampled_from(["%", "trees", "per cent", ""])),
        direction=draw(st.sampled_from(better.get(series.better if series else "", ["higher", "lower", "hold"]))),
        target_value=draw(NUMBER), due_end=due_end,
        milestones=tuple(Milestone(due_end=due_end - timedelta(days=days), value=draw(NUMBER)) for days in steps),
        tolerance=draw(st.floats(0, 1e6)), baseline_value=value,
        baseline_start=None if value is None else baseline_start, baseline_end=None if value is None else baseline_end,
        baseline_vintage=None if value is None else draw(st.none() | DAY),
        agreed_by=draw(TEXT), agreed_on=agreed_on, meeting_ref=draw(MAYBE), minute_reference=draw(MAYBE),
        reason=draw(st.just("") | TEXT), owner=draw(TEXT),
        partners=tuple(draw(st.lists(TEXT, max_size=3))), embargo_until=draw(st.none() | DAY), caution=draw(MAYBE),
        source=draw(MAYBE),
    )  # fmt: skip


Write = Callable[[Sequence[Held]], bytes]
WRITERS = [("t.csv", to_csv), ("t.xlsx", to_workbook)]


@pytest.mark.parametrize(("name", "write"), WRITERS)
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.lists(agreements(), max_size=3, unique_by=lambda each: each.ref))
def test_what_is_exported_is_imported_as_the_same(name: str, write: Write, agreed: list[Agreement]):
    versions = held(*agreed)
    into_an_empty_ledger = read(name, write(list(versions.values())), KNOWN)
    into_the_same = read(name, write(list(versions.values())), replace(KNOWN, held=versions))

    assert [refusal.sentence for refusal in into_an_empty_ledger.refused] == []
    assert [taken.agreement for taken in into_an_empty_ledger.taken] == agreed
    assert [same.ref for same in into_the_same.unchanged] == [each.ref for each in agreed]
    assert into_the_same.refused == into_the_same.taken == ()


@pytest.mark.parametrize(("name", "write"), WRITERS)
def test_an_empty_export_is_a_file_to_fill_in(name: str, write: Write):
    found = read(name, write([]), KNOWN)

    assert (found.taken, found.refused, found.columns_left_aside) == ((), (), ())


def test_every_column_has_its_advice():
    assert tuple(ADVICE) == (*WRITTEN, *TOLD)


def test_a_character_that_excel_cannot_hold_is_told_with_the_way_out():
    odd = Held(1, replace(AGREED, reason="a\x07b"), NOON)

    with pytest.raises(Unreadable, match=r"The reason of .* Export to \.csv instead"):
        to_workbook([odd])
