"""A small archive is fetched by command for the 21 wards that ship, and built: the same figures as ward by ward."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
import shapely
from typer.testing import CliRunner, Result

from ingest.build import build
from ingest.cli import app
from ingest.settings import Settings, discover
from ingest.source import sources
from ingest.ward_outlines import ward_outlines
from tests.ingest.small_project import small_project
from tests.ingest.test_police_build import ALTRINCHAM, CRIME
from tests.servers.police import Committed, Police, police_of_fixture, police_server
from tests.servers.police_archive import archive_server, members_of, packed
from tests.servers.serving import Server

MONTHS = ["2026-07", "2026-06", "2026-05"]


def everywhere(folder: Path) -> list[Committed]:
    """What the fixture has of three wards, and in June and July some well inside each of the 21."""
    wards = ward_outlines(replace(discover({}), data=folder), ["E08000009"])
    inside = [shapely.from_geojson(ward.geojson).representative_point() for ward in wards]
    more = [
        Committed(900_000_000 + 1000 * n + m, "burglary", month, f"{at.y:.6f}", f"{at.x:.6f}")
        for n, at in enumerate(inside)
        for month in MONTHS[:2]
        for m in range(12 + n % 4)  # enough that none is withheld as of few people
    ]
    return [*police_of_fixture().crimes, *more]


def fetched(folder: Path, source: str, serve: Callable[[], AbstractContextManager[Server]]) -> Result:
    with serve() as server:
        words = ["fetch", source, "--council", "E08000009", "--base-url", f"{source}={server.base_url}"]
        return CliRunner().invoke(app, words, env={"LEVELWITH_DATA": str(folder / "data")})


def settings_in(folder: Path) -> Settings:
    settings = small_project(folder).settings
    for model in ("feed", "feed_area", "feed_england"):
        (settings.sql / "staging" / f"{model}.sql").unlink()
    block = CRIME.replace('source_key = "crime-ward"', 'source_key = "all-crime"').replace("ceiling = 100\n", "")
    (settings.reference / "indicators" / "streets.toml").write_text(block)
    return replace(settings, snapshot=discover({}).snapshot)


def figures(settings: Settings) -> list[tuple[object, ...]]:
    built = build(settings, sources())
    columns = "area_code, period_start::varchar, value, numerator, denominator, status"
    with duckdb.connect(str(built.path), read_only=True) as db:
        return db.sql(f"select {columns} from core.observation order by all").fetchall()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the archive was fetched by command."""
    folder = tmp_path_factory.mktemp("archive")
    # May has a table, and it is empty: the force sent nothing in.
    latest = packed(members_of(everywhere(folder), sent_in=["2026-05/2026-05-greater-manchester-street.csv"]))
    result = fetched(folder, "police_archive", lambda: archive_server(latest))
    assert result.exit_code == 0, result.stderr
    assert "1 new replies" in result.stdout
    return folder


@pytest.fixture(scope="module")
def settings(folder: Path) -> Settings:
    return settings_in(folder)


@pytest.fixture(scope="module")
def built(settings: Settings) -> list[tuple[object, ...]]:
    return figures(settings)


def test_every_ward_has_a_rate_in_every_month_that_was_sent_in(built: list[tuple[object, ...]]) -> None:
    assert len(built) == 21 * 3
    assert {row[5] for row in built if row[1] == "2026-05-01"} == {"not_available"}
    of_two = [row for row in built if row[1] != "2026-05-01"]
    assert [row[2] for row in of_two] == pytest.approx([1000 * row[3] / row[4] for row in of_two])  # type: ignore[operator]
    assert min(row[3] for row in of_two) > 0  # type: ignore[type-var]


def test_the_same_crimes_asked_for_ward_by_ward_make_the_same_figures(
    built: list[tuple[object, ...]], tmp_path: Path
) -> None:
    result = fetched(tmp_path, "police", lambda: police_server(Police(MONTHS, everywhere(tmp_path))))
    assert result.exit_code == 0, result.stderr

    assert figures(settings_in(tmp_path)) == built


def test_a_second_build_has_nothing_to_do(built: list[tuple[object, ...]], settings: Settings) -> None:
    assert built
    assert not build(settings, sources()).is_new


def test_the_page_about_the_data_says_that_edges_are_fuzzy(built: list[tuple[object, ...]], settings: Settings) -> None:
    path = build(settings, sources()).path
    with duckdb.connect(str(path), read_only=True) as db:
        (note, is_live_checked), *_ = db.sql(
            "select note, is_live_checked from marts.source_status where source_id = 'police_archive'"
        ).fetchall()

    assert built
    assert "the edges of wards are fuzzy" in note
    assert not is_live_checked


def test_other_outlines_count_the_same_archive_anew(
    built: list[tuple[object, ...]], settings: Settings, tmp_path: Path
) -> None:
    """Altrincham's outline is gone from the last build: its crimes are in no ward, and no second download is needed."""
    path = build(settings, sources()).path
    with duckdb.connect(str(path)) as db:
        db.execute("delete from core.boundary where area_code = ?", [ALTRINCHAM])

    again = figures(settings)

    assert {row[0] for row in built} - {row[0] for row in again} == {ALTRINCHAM}
    assert [row for row in built if row[0] != ALTRINCHAM] == again
