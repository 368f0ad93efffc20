"""The page of assurance tells what is so: its numbers are those of the track record, its files are there."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "assurance.md").read_text(encoding="utf-8")
RECORD = json.loads((ROOT / "data" / "snapshot" / "track_record.json").read_text(encoding="utf-8"))
PHRASES = {each["phrase"]: each["share_met"] for each in RECORD["phrases"]}
AMBITIONS = {each["ambition"]: each["share_met"] for each in RECORD["ambitions"]}
CONSTANT = RECORD["share_met"] * (1 - RECORD["share_met"])


@pytest.mark.parametrize(
    ("about", "number"),
    [
        ("Ranges tried", f"{RECORD['forecasts']:,}"),
        ("Ranges of 80% that held", f"{RECORD['cover_80']:.1f}%"),
        ("Ranges of 95% that held", f"{RECORD['cover_95']:.1f}%"),
        ("Error against", f"{RECORD['crps_ratio']:.2f}"),
        ("Chances tried", f"{RECORD['checks']:,}"),
        ("Brier score", f"{RECORD['brier']:.3f}"),
        ("Brier score", f"scores {CONSTANT:.3f}"),
        ("Gap between what was said", f"{RECORD['calibration_error']:.3f}"),
    ],
)
def test_a_number_of_the_table_is_that_of_the_record(about: str, number: str) -> None:
    (row,) = [line for line in PAGE.splitlines() if line.startswith(f"| {about}")]
    assert number in row


@pytest.mark.parametrize(
    ("phrase", "words"), [("over_8_in_10", '"over 8 in 10", '), ("about_3_in_4", '"about 3 in 4", ')]
)
def test_what_became_of_high_chances_is_told_as_it_is(phrase: str, words: str) -> None:
    assert f"{words}{PHRASES[phrase] * 100:.0f} in 100" in " ".join(PAGE.split())


@pytest.mark.parametrize(("ambition", "words"), [("rarely_done", '"rarely done", '), ("not_seen", 'of "not seen", ')])
def test_what_became_of_rare_targets_is_told_as_it_is(ambition: str, words: str) -> None:
    assert f"{words}{AMBITIONS[ambition] * 100:.0f} in 100" in " ".join(PAGE.split())


def test_every_file_that_it_names_is_there() -> None:
    named = [name for name in re.findall(r"`([a-z_]+/[a-z_/.]+)`", PAGE) if not name.startswith("core.")]
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_what_has_no_range_is_named() -> None:
    poor = {
        each["indicator"]
        for each in RECORD["by_indicator_and_horizon"]
        if each["cover_80"] < 60 and each["origins"] >= 3
    }
    assert poor == {"domestic-gas-consumption", "persistent-absences-all-pupils"}
    assert "**Gas use**" in PAGE
    assert "**persistent absence**" in PAGE
