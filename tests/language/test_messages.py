"""The catalogue that translators start from has every message, once, as the code has it today."""

from __future__ import annotations

import ast
import io
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from tests.language.messages import PROJECT, TEMPLATE, template, written

CODE = sorted((PROJECT / "dashboard").rglob("*.py"))
SAID = {"say", "say_count"}


def test_the_catalogue_is_that_of_the_code():
    assert TEMPLATE.read_text(encoding="utf-8") == written(template()), "Run: make words"


def test_translators_can_read_it():
    read = read_po(io.BytesIO(TEMPLATE.read_bytes()), abort_invalid=True)
    assert len(read) == len(template())


@pytest.mark.parametrize("path", CODE, ids=lambda path: path.relative_to(PROJECT).as_posix())
def test_a_message_is_written_whole_where_it_is_said(path: Path):
    calls = [
        node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SAID
    ]  # fmt: skip
    pieced = [
        node.lineno for node in calls
        for message in node.args[: 2 if node.func.id == "say_count" else 1]
        if not (isinstance(message, ast.Constant) and isinstance(message.value, str))
        and path.name not in WORKED_OUT
    ]  # fmt: skip
    assert not pieced


# The unit of a figure is of the catalogue of indicators, and its one and many are told apart by rule.
WORKED_OUT = {"figures.py", "language.py"}
