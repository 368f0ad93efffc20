"""Fifty readers while builds come and go: every page is whole, of one build, and never older than the last."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from pathlib import Path

from dashboard import database
from ingest.build import build
from tests.ingest.small_project import FIRST, SmallProject, small_project

READERS = 50
BUILDS = 3


@dataclass
class Reader:
    """Reads the same page again and again until it is told to stop."""

    folder: Path
    stop: threading.Event
    pages: list[tuple[str, float]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def read(self) -> None:
        while not self.stop.is_set():
            try:
                self.pages.append(self.page())
            except Exception as fault:  # whatever it is, a reader has met it
                self.faults.append(repr(fault))

    def page(self) -> tuple[str, float]:
        """Five queries of one rerun, as a view asks them."""
        with database.opened(self.folder) as opened:
            ask = opened.cursor.execute
            build_id = ask("select build_id from meta.build").fetchall()[0][0]
            newest = "where area_code = 'E08000009' and indicator_id = 'recycling'"
            value = ask(f"select value from core.observation {newest} order by period_end desc").fetchall()[0][0]
            card = ask(f"select value from marts.card {newest}").fetchall()[0][0]
            spark = ask(f"select points[-1].value from marts.spark {newest}").fetchall()[0][0]
            again = ask("select build_id from meta.build").fetchall()[0][0]
        if build_id != again or build_id != opened.build_id or not value == card == spark:
            self.faults.append(f"torn: {build_id} {again} {value} {card} {spark}")
        return build_id, value


def test_fifty_readers_meet_no_torn_failed_or_older_page_while_builds_are_published(tmp_path: Path):
    project = small_project(tmp_path)
    publish(project, 0)
    stop = threading.Event()
    readers = [Reader(project.settings.builds, stop) for _ in range(READERS)]
    threads = [threading.Thread(target=reader.read) for reader in readers]

    for thread in threads:
        thread.start()
    for number in range(1, BUILDS + 1):
        publish(project, number)
    stop.set()
    for thread in threads:
        thread.join()

    assert [fault for reader in readers for fault in reader.faults] == []
    assert all(reader.pages for reader in readers)
    assert all(reader.pages == sorted(reader.pages) for reader in readers)
    assert len({page for reader in readers for page in reader.pages}) > 2


def publish(project: SmallProject, number: int) -> None:
    project.arrive(FIRST.replace("56.0", f"{56.1 + number / 10:.1f}"), days=number)
    build(project.settings, project.sources)
