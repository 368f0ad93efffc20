"""Where readers go: from council to council, so that no two pages in a row are one page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb

from ingest import publish
from tests.benchmarks.published import data_folder
from tests.benchmarks.readers import Step, place

WALKS, STEPS = 10, 5
MOST_PAGES = """
    select area_code from marts.place where level = 'council' and end_date is null order by figures desc, area_code
"""


def through_councils(folder: Path, readers: int) -> list[Sequence[Step]]:
    """A walk for each reader. From the eleventh on they go where others go: at one time, many look at few places."""
    steps = every_council(folder)
    return [steps[reader % WALKS * STEPS :][:STEPS] for reader in range(readers)]


def every_council(folder: Path) -> list[Step]:
    """Those with most figures, and so the longest pages, first."""
    serving = publish.current(data_folder(folder) / "builds")
    with duckdb.connect(str(serving), read_only=True) as db:
        return [place(code) for (code,) in db.execute(MOST_PAGES).fetchall()]
