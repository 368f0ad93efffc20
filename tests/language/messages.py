"""What translators are given: every message of the code, and every text of ours that a build carries.

Messages of the code are found where `say` and `say_count` are called; the others are read as a build reads them.
"""

from __future__ import annotations

import ast
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import sqlglot
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po
from sqlglot import expressions

from dashboard import figures
from dashboard.language import DOMAIN, OURS
from ingest.catalogue import Catalogue, read_catalogue
from ingest.council_files import AREA_WORDS
from ingest.indicator_files import Indicator
from ingest.partnership_files import Partnership
from ingest.settings import discover
from ingest.source import sources

PROJECT = Path(__file__).resolve().parents[2]
TEMPLATE = OURS / f"{DOMAIN}.pot"
CALLS = {"say": 1, "say_count": 2}  # and how many texts come first
# Columns that SQL fills with words of its own, rather than with a key for them.
WRITTEN_BY_SQL = {"note", "area_word"}
LEVELS = ("country", "region", "county", "ward")  # how sql/marts/place.sql calls a place that is no council


HEADER = "# All words of Levelwith, for translators. Made by `make words`: do not edit. See README.md beside this file."
# Of the head of the file: what changes with the day, or says nothing of us.
LEFT_OUT = ("POT-Creation", "PO-Revision", "Generated-By", "Report-Msgid", "Last-Tr", "Language-Team", "Project-Id")

Message = str | tuple[str, str]


@dataclass(frozen=True)
class Found:
    """A message, and where it stands."""

    message: Message
    where: str


def found() -> Iterator[Found]:
    """Every one, as often as it stands somewhere."""
    yield from _of_code()
    yield from _of_catalogue(read_catalogue(discover({})))
    yield from _of_sources()
    yield from _of_sql()


def template() -> Catalog:
    """One catalogue of all, in an order that a change elsewhere does not move."""
    catalog = Catalog(project="Levelwith", charset="utf-8", header_comment=HEADER, fuzzy=False)
    where: dict[Message, set[str]] = {}
    for each in found():
        where.setdefault(each.message, set()).add(each.where)
    for message in sorted(where, key=lambda it: (min(where[it]), it if isinstance(it, str) else it[0])):
        catalog.add(message, locations=[(name, 0) for name in sorted(where[message])])
    return catalog


def written(catalog: Catalog) -> str:
    """As the file has it: without dates or the numbers of lines, which change when nothing is said otherwise."""
    file = io.BytesIO()
    write_po(file, catalog, width=100, include_lineno=False, omit_header=False)
    lines = file.getvalue().decode().splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(tuple(f'"{name}' for name in LEFT_OUT)))


def _of_code() -> Iterator[Found]:
    for path in sorted((PROJECT / "dashboard").rglob("*.py")):
        for message in filter(None, map(_message, calls(path))):
            yield Found(message, path.relative_to(PROJECT).as_posix())


def calls(path: Path) -> list[ast.Call]:
    """Every call of a file that says something; also inside f-strings, where Babel's own reader does not look."""
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return [
        node
        for node in nodes
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS
    ]


def _message(call: ast.Call) -> Message:
    """A text that is worked out comes from a build, and is given with those."""
    texts = [each.value for each in call.args[: CALLS[call.func.id]] if isinstance(each, ast.Constant)]
    return texts[0] if len(texts) == 1 else tuple(texts)


def _of_catalogue(catalogue: Catalogue) -> Iterator[Found]:
    for outcome in catalogue.outcomes:
        yield Found(outcome.title, "data/reference/outcomes.toml")
    for service in catalogue.services:
        yield Found(service.title, "data/reference/services.toml")
    for indicator in catalogue.indicators:
        for message in filter(None, _of_indicator(indicator)):
            yield Found(message, f"data/reference/indicators/{indicator.outcome_id}.toml")
    for council in catalogue.councils:
        for message in filter(None, _of_partnership(council.partnership) if council.partnership else ()):
            yield Found(message, "data/councils")


def _of_indicator(indicator: Indicator) -> Iterator[Message]:
    yield from (indicator.title, indicator.question, indicator.why_up, indicator.why_down, indicator.measure)
    yield from (indicator.better_reason, indicator.lever_who, *indicator.caveats)
    yield from (each.reason for each in indicator.breaks)
    yield from (each.note for each in indicator.related)
    if indicator.unit_place == "after_space":
        yield figures.singular(indicator.unit), indicator.unit
    yield indicator.unit.removeprefix("£").strip()


def _of_partnership(partnership: Partnership) -> Iterator[str]:
    yield from (partnership.name, partnership.purpose, *partnership.values, partnership.meets)
    yield from (text for partner in partnership.partners for text in (partner.name, partner.leads))
    yield from (outcome.why for outcome in partnership.outcomes)


def _of_sources() -> Iterator[Found]:
    for source in sources():
        for text in filter(None, (source.title, source.attribution, source.note)):
            yield Found(text, f"ingest/sources/{source.id}.py")


def _of_sql() -> Iterator[Found]:
    for path in sorted((PROJECT / "sql").glob("*/*.sql")):
        tree = sqlglot.parse_one(path.read_text(encoding="utf-8"), dialect="duckdb")
        where = path.relative_to(PROJECT).as_posix()
        aliases = [alias for alias in tree.find_all(expressions.Alias) if alias.alias in WRITTEN_BY_SQL]
        written = {text for alias in aliases for text in _results(alias)}
        is_of_places = any(alias.alias == "area_word" for alias in aliases)
        for text in sorted(written | set(AREA_WORDS) | set(LEVELS) if is_of_places else written):
            yield Found(text, where)
            if is_of_places:
                yield Found(f"Whole {text}", where)


def _results(alias: expressions.Alias) -> set[str]:
    """What a case comes to; what it is compared with is no word of ours."""
    results = [each.args["true"] for each in alias.find_all(expressions.If)]
    results += [each.args.get("default") for each in alias.find_all(expressions.Case)]
    return {each.this for each in results if isinstance(each, expressions.Literal) and each.is_string}
