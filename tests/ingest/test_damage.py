"""What is wrong or damaged is refused in one sentence, and what was good stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.catalogue import CatalogueError
from tests.ingest.small_project import FIRST, SmallProject, small_project
from tests.ingest.test_build import built, values


@pytest.fixture
def project(tmp_path: Path) -> SmallProject:
    made = small_project(tmp_path)
    made.arrive(FIRST)
    return made


def test_an_indicator_of_a_source_that_does_not_exist_stops_the_build_and_is_named(project: SmallProject):
    file = project.settings.reference / "indicators" / "streets.toml"
    file.write_text(file.read_text().replace('source = "feed"', 'source = "feeed"', 1))

    with pytest.raises(CatalogueError, match=r'streets\.toml: the indicator "recycling" has source "feeed"'):
        built(project)


def test_a_reply_altered_without_a_change_of_size_is_not_believed(project: SmallProject):
    good = built(project)
    (reply_file,) = (project.settings.archive / "feed").glob("*.csv")
    reply_file.write_text(reply_file.read_text().replace("55.1", "99.9"))

    result = built(project, full=True)

    assert values(result.path) == values(good.path)
    assert "damaged" in result.stale[0]


def test_a_published_build_that_cannot_be_read_is_built_again(project: SmallProject):
    torn = built(project)
    torn.path.write_bytes(b"not a build")

    result = built(project)

    assert result.is_new
    assert len(values(result.path)) == 3
