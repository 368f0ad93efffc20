"""A small folder of catalogue files that are right, for tests to spoil one at a time."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from ingest.catalogue import CatalogueError, read_catalogue
from ingest.settings import Settings

ECONOMY = "indicators/economy-and-work.toml"
TRAFFORD = "shipped/trafford.toml"
OUTCOMES = """
[[outcome]]
id = "economy-and-work"
title = "Jobs"
sort_order = 10
lof = "economic prosperity"
"""
INDICATOR = {
    "id": '"claimant-count"',
    "source": '"els"',
    "source_key": '"claimants"',
    "title": '"Out-of-work benefit claims"',
    "question": '"How many people claim?"',
    "measure": '"of people aged 16 to 64 claiming"',
    "unit": '"%"',
    "unit_place": '"after_tight"',
    "decimals": "1",
    "better": '"lower"',
    "floor": "0",
    "ceiling": "100",
    "lever": '"others"',
    "lever_who": '"Employers"',
    "run_by": '"none"',
    "publisher": '"Office for National Statistics"',
    "licence": '"OGL-UK-3.0"',
    "period_kind": '"calendar_year"',
    "caveats": '["Some do not claim."]',
    "breaks": '[{ start = 2013-01-01, reason = "Counted in a new way." }]',
    "update_months": "12",
}
COUNCILS = """area_code,name,county_code,start_date,end_date
E08000002,Bury,,,
E08000006,Salford,,,
E08000007,Stockport,,,
E08000009,Trafford,,,
"""
COUNCIL = """
name = "Trafford"
area_code = "E08000009"
is_default = true
title = "Levelwith Trafford"
area_word = "borough"
report_address = "figures@trafford.example"
"""


def block(changes: Mapping[str, str | None]) -> str:
    """One indicator with some keys changed, added, or (None) taken out."""
    lines = [f"{key} = {value}" for key, value in {**INDICATOR, **changes}.items() if value is not None]
    return "\n".join(["[[indicator]]", *lines, ""])


def written(folder: Path, **texts: str) -> Settings:
    """A place with one good file of each kind, and `texts` in place of them."""
    files = {"outcomes.toml": OUTCOMES, "indicators/economy-and-work.toml": block({}), "shipped/trafford.toml": COUNCIL}
    files["areas/councils.csv"] = COUNCILS
    for name, text in (files | texts).items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    councils = (folder / "shipped", folder / "own")
    return Settings(sql=folder, reference=folder, councils=councils, snapshot=folder, data=folder)


def refusal(folder: Path, **texts: str) -> str:
    """What the person who wrote `texts` is told."""
    with pytest.raises(CatalogueError) as caught:
        read_catalogue(written(folder, **texts))
    return str(caught.value)
