"""The catalogue that translators start from has every message, once, as the code has it today."""

from __future__ import annotations

import ast
import io
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from tests.language.messages import CALLS, PROJECT, TEMPLATE, calls, template, written

CODE = sorted((PROJECT / "dashboard").rglob("*.py"))


def test_the_catalogue_is_that_of_the_code():
    assert TEMPLATE.read_text(encoding="utf-8") == written(template()), "Run: make words"


def test_translators_can_read_it():
    read = read_po(io.BytesIO(TEMPLATE.read_bytes()), abort_invalid=True)
    assert len(read) == len(template())


@pytest.mark.parametrize("path", CODE, ids=lambda path: path.relative_to(PROJECT).as_posix())
def test_a_message_is_written_whole_where_it_is_said(path: Path):
    pieced = [
        node.lineno for node in calls(path)
        for message in node.args[: CALLS[node.func.id]]
        if not (isinstance(message, ast.Constant) and isinstance(message.value, str))
        and path.name not in WORKED_OUT
    ]  # fmt: skip
    assert not pieced


# The unit of a figure is of the catalogue of indicators, and its one and many are told apart by rule.
WORKED_OUT = {"figures.py", "language.py"}
