"""The texts of ours that a build holds, for a build whose words are not those of the catalogue that ships."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb

from dashboard import figures
from tests.language.messages import Message

WORDS = {
    "core.outcome": "title",
    "core.service": "title",
    "core.source": "unnest([title, attribution, note])",
    "core.indicator": "unnest([title, question, measure, better_reason, lever_who, unit])",
    "core.indicator, unnest(caveats) as caveat(words)": "words",
    "core.indicator_break": "reason",
    "core.related_indicator": "note",
    "core.why_question": "unnest([when_up, when_down])",
    "core.observation": "note",
    "core.partnership": "unnest([name, purpose, meets])",
    "core.partnership, unnest(shared_values) as held(words)": "words",
    "core.partnership_partner": "unnest([name, leads])",
    "core.partnership_outcome": "why",
}
# What is no word of ours: bodies, places and licences have their own names everywhere.
NAMES = {
    "core.area": "name",
    "core.council": "unnest([name, title])",
    "core.indicator": "unnest([publisher, licence])",
    "core.source": "unnest([publisher, licence])",
}


def messages(build: Path) -> Iterator[Message]:
    yield from _texts(build, WORDS)
    for unit in _texts(build, {"core.indicator where unit_place = 'after_space'": "unit"}):
        yield figures.singular(unit), unit


def names(build: Path) -> set[str]:
    return set(_texts(build, NAMES))


def _texts(build: Path, columns: dict[str, str]) -> Iterator[str]:
    with duckdb.connect(str(build), read_only=True) as db:
        for table, column in columns.items():
            yield from (
                text for (text,) in db.execute(f"select distinct {column}::varchar from {table}").fetchall() if text
            )
