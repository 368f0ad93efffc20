"""The track record is taken in as it was written, and a damaged one stops the build in a sentence."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import duckdb
import pytest

from ingest.record import TrackRecordError, fingerprint, load_record
from ingest.settings import discover

RECORD = {
    "phrases": [{"phrase": "about_half", "checks": 40, "mean_stated": 0.49, "share_met": 0.5}],
    "by_indicator_and_horizon": [
        {"indicator": "recycling", "horizon": 3, "forecasts": 900, "origins": 6, "cover_80": 78.5, "cover_95": 94.0}
    ],
    "reliability": [{"from_chance": 0.4, "to_chance": 0.5, "checks": 40, "mean_stated": 0.46, "share_met": 0.43}],
    "ambitions": [{"ambition": "ordinary", "checks": 70, "mean_share_of_similar": 0.5, "share_met": 0.41}],
    "starts": [
        {"council_code": "S12000039", "agreement_ref": "WD02", "indicator_id": "plan", "area_code": "S12000039",
         "target_value": 71.5, "due_end": "2017-04-01", "series_id": "employment-rate", "origin_end": "2013-01-01",
         "horizon": 4, "chance": 0.27, "phrase": "about_1_in_3", "years_behind": 3, "why_none": None},
    ],
    "brier": 0.16,
}  # fmt: skip


def loaded(reference: Path) -> duckdb.DuckDBPyConnection:
    db = duckdb.connect()
    db.execute("create schema raw")
    load_record(db, reference)
    return db


def written(folder: Path, text: str) -> Path:
    (folder / "track_record.json").write_text(text, encoding="utf-8")
    return folder


def test_what_a_backtest_wrote_is_taken_in(tmp_path: Path) -> None:
    db = loaded(written(tmp_path, json.dumps(RECORD)))
    assert db.execute("from raw.record_ranges").fetchall() == [("recycling", 3, 900, 6, 78.5, 94.0)]
    assert db.execute("from raw.record_phrases").fetchall() == [("about_half", 40, 0.49, 0.5)]
    assert db.execute("from raw.record_reliability").fetchall() == [(0.4, 0.5, 40, 0.46, 0.43)]
    assert db.execute("from raw.record_ambitions").fetchall() == [("ordinary", 70, 0.41)]
    assert db.execute("select agreement_ref, due_end, chance, why_none from raw.record_starts").fetchall() == [
        ("WD02", date(2017, 4, 1), 0.27, None)
    ]


def test_before_anything_was_scored_the_record_is_empty(tmp_path: Path) -> None:
    db = loaded(tmp_path)
    assert db.execute("select count(*) from raw.record_ranges").fetchall() == [(0,)]
    assert fingerprint(tmp_path) == ""


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        json.dumps(RECORD)[:-30],
        json.dumps({"phrases": []}),
        json.dumps(RECORD | {"phrases": [{"phrase": "about_half"}]}),
        json.dumps(RECORD).replace("78.5", '"most"'),
        json.dumps(RECORD | {"phrases": 7}),
    ],
)
def test_a_damaged_record_is_named(text: str, tmp_path: Path) -> None:
    with pytest.raises(TrackRecordError) as refused:
        loaded(written(tmp_path, text))
    assert "track_record.json is not a track record of this release. Get the file again" in str(refused.value)


def test_the_record_that_ships_can_be_taken_in() -> None:
    (count,) = loaded(discover().snapshot).execute("select count(*) from raw.record_ranges").fetchall()[0]
    assert count > 100
