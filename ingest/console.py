"""How the command speaks: a progress bar on a terminal, plain lines otherwise. Messages go to stderr."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

console = Console(stderr=True, highlight=False)


@contextmanager
def steps(what: str) -> Iterator[Callable[[str], None]]:
    """For work whose length is not known: says what is being done now."""
    if not console.is_terminal:
        console.print(f"{what} …")
        yield lambda step: None
        return
    with Progress(
        SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn(), console=console, transient=True
    ) as bar:
        task = bar.add_task(what)
        yield lambda step: bar.update(task, description=f"{what}: {step}")


@contextmanager
def requests_of(source: str) -> Iterator[Callable[[int, int, str], None]]:
    """For fetching: how many requests are done, of how many, and which is under way."""
    if not console.is_terminal:
        console.print(f"Fetching {source} …")
        # Every fiftieth, so that a log of a long run shows it is alive without a line for each request.
        yield lambda done, total, key: console.print(f"  {done} of {total}: {key}") if done % 50 == 0 else None
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(source)
        yield lambda done, total, key: bar.update(task, completed=done, total=total, description=f"{source}: {key}")
