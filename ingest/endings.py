"""How a command ends when something is not as it should be: one paragraph and exit code 1."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import typer

from ingest.console import console


@contextmanager
def plainly() -> Iterator[None]:
    """An error that we foresaw is one paragraph and exit code 1; any other is a fault of ours and keeps its trace."""
    try:
        yield
    except Exception as error:
        from ingest import failures  # noqa: PLC0415  # knows every module that can fail

        if not isinstance(error, failures.foreseen()):
            raise
        fail(failures.sentence(error))


def fail(sentence: str) -> NoReturn:
    tell(sentence)
    raise typer.Exit(1)


def tell(sentence: str) -> None:
    # A log is searched for a file or a row: a sentence in it is one line.
    console.print(sentence, style="red", markup=False, soft_wrap=not console.is_terminal)
