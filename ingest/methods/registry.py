"""Which methods there are and which options each has. Imports a method only when it is run."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module

from ingest.methods.order import Order, WrongUsage

OPTIONS = ("cases", "summary", "limits", "origins", "targets")  # files beside --input and --output


@dataclass(frozen=True)
class Entry:
    """A module with `run(order: Order) -> None`; the options that it must have and those that it may have."""

    module: str
    needs: frozenset[str] = frozenset()
    takes: frozenset[str] = frozenset()


METHODS = {
    "xmr": Entry("ingest.methods.xmr", needs=frozenset({"cases"}), takes=frozenset({"summary"})),
    "proportion": Entry("ingest.methods.proportion"),
    "rate": Entry("ingest.methods.rate"),
    "dsr": Entry("ingest.methods.dsr"),
    "funnel": Entry("ingest.methods.funnel", takes=frozenset({"limits"})),
    "trend": Entry("ingest.methods.trend"),
    "benchmark": Entry("ingest.methods.benchmark"),
    "trajectory": Entry("ingest.methods.trajectory"),
    "progress": Entry("ingest.methods.progress"),
    "real-terms": Entry("ingest.methods.real_terms"),
    "forecast": Entry("ingest.methods.forecast", takes=frozenset({"origins"})),
    "ward-change": Entry("ingest.methods.ward_change"),
    "ward-outlook": Entry("ingest.methods.ward_outlook", takes=frozenset({"origins"})),
    "chance": Entry("ingest.methods.chance", needs=frozenset({"targets"})),
}


def run(name: str, order: Order) -> None:
    """Run the method of that name, if it has what it needs and nothing it would not look at."""
    entry = _entry(name, order)
    import_module(entry.module).run(order)


def _entry(name: str, order: Order) -> Entry:
    if name not in METHODS:
        raise WrongUsage(f"There is no method {name}. The methods are {', '.join(METHODS)}.")
    entry = METHODS[name]
    named = {option for option in OPTIONS if getattr(order, option) is not None}
    for option in sorted(entry.needs - named):
        raise WrongUsage(f"{name} needs --{option} FILE.")
    for option in sorted(named - entry.needs - entry.takes):
        raise WrongUsage(f"{name} has no use for --{option}. Leave it out.")
    written = [path.resolve() for path in (order.output, order.summary, order.limits) if path is not None]
    if len(written) != len(set(written)):
        raise WrongUsage(f"{order.output} cannot hold two tables. Name another file for each.")
    return entry
