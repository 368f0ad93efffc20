"""The rules of the house that a tool cannot know: where things live, how long they are, what they are called."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlglot
from sqlglot import expressions

ROOT = Path(__file__).resolve().parents[2]
PYTHON = sorted([*ROOT.glob("ingest/**/*.py"), *ROOT.glob("dashboard/**/*.py"), *ROOT.glob("tests/**/*.py")])
OURS = [path for path in PYTHON if "tests" not in path.parts]
SQL = sorted(ROOT.glob("sql/**/*.sql"))
MODELS = [path for path in SQL if path.parent.name in {"staging", "core", "expectation", "marts"}]
LONGEST_FILE = 300
LONGEST_FUNCTION = 30
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "base", "manager", "misc"}


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def lines_of_code(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """From the first statement after the docstring to the last line."""
    body = function.body[1:] if ast.get_docstring(function) and len(function.body) > 1 else function.body
    return (function.end_lineno or 0) - body[0].lineno + 1


@pytest.mark.parametrize("path", PYTHON, ids=name_of)
def test_a_file_is_no_longer_than_300_lines(path: Path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE


@pytest.mark.parametrize("path", OURS, ids=name_of)
def test_a_function_fits_a_screen(path: Path):
    too_long = [f"{f.name} ({lines_of_code(f)})" for f in functions(path) if lines_of_code(f) > LONGEST_FUNCTION]
    assert not too_long


@pytest.mark.parametrize("path", OURS, ids=name_of)
def test_a_module_says_what_it_is_for(path: Path):
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


def test_no_file_or_folder_has_an_empty_name():
    names = {part.removesuffix(".py") for path in [*PYTHON, *SQL] for part in path.relative_to(ROOT).parts}
    assert not names & EMPTY_NAMES


@pytest.mark.parametrize("path", [p for p in OURS if p.parent.name == "views"], ids=name_of)
def test_a_view_holds_no_sql_no_colour_and_no_session_state(path: Path):
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"#[0-9a-fA-F]{6}\b", text)
    assert not re.search(r"\bselect\b.+\bfrom\b", text, re.IGNORECASE | re.DOTALL)
    assert "session_state" not in text


@pytest.mark.parametrize("path", sorted(ROOT.glob("ingest/ledger/**/*.py")), ids=name_of)
def test_the_ledger_knows_nothing_of_the_rest_of_ingest(path: Path):
    # The dashboard may import the ledger, and must not get all of ingest with it.
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    named = {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    named |= {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    assert not {name for name in named if re.match(r"ingest\b(?!\.ledger\b)", name)}


def test_only_the_theme_knows_colours():
    coloured = [name_of(p) for p in OURS if re.search(r"['\"]#[0-9a-fA-F]{3,8}\b", p.read_text(encoding="utf-8"))]
    assert coloured == ["dashboard/theme.py"]


@pytest.mark.parametrize("path", MODELS, ids=name_of)
def test_a_model_says_what_a_row_is_and_its_grain(path: Path):
    first, second, *_ = path.read_text(encoding="utf-8").splitlines()
    assert first.startswith("-- One row")
    assert second.startswith("-- grain: ")


@pytest.mark.parametrize("path", SQL, ids=name_of)
def test_a_model_has_four_steps_at_most(path: Path):
    tree = sqlglot.parse_one(path.read_text(encoding="utf-8"), dialect="duckdb")
    assert len(list(tree.find_all(expressions.CTE))) <= 4


MAY_READ = {
    "staging": {"raw"},
    "core": {"staging", "published", "core", "meta"},
    "expectation": {"core", "expectation", "meta"},
    "marts": {"core", "expectation", "marts", "meta"},
}


@pytest.mark.parametrize("path", MODELS, ids=name_of)
def test_a_layer_reads_only_what_lies_below_it(path: Path):
    tree = sqlglot.parse_one(path.read_text(encoding="utf-8"), dialect="duckdb")
    schemas = {table.db for table in tree.find_all(expressions.Table) if table.db}
    assert schemas <= MAY_READ[path.parent.name]


@pytest.mark.parametrize("path", sorted(ROOT.glob("sql/checks/*.sql")), ids=name_of)
def test_a_check_says_what_to_do_when_it_is_broken(path: Path):
    assert path.read_text(encoding="utf-8").startswith("-- ")


def test_no_machine_path_stands_in_the_project():
    # Spelled in two parts, so that this file does not hold what it looks for.
    forbidden = ["/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/"]
    texts = [*PYTHON, *SQL, *ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("data/**/*.toml")]
    found = [name_of(p) for p in texts if any(part in p.read_text(encoding="utf-8") for part in forbidden)]
    assert not found
