"""Random sequences of what happens to a ledger, drawn by hypothesis: who writes what, with whom, and who is killed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from ingest.ledger.checking import STATUSES
from ingest.ledger.shapes import Action, Agreement, Commentary, Decision, Meeting, Milestone, Record
from tests.ledger.plain_model import Model

DAY_ONE = datetime(2026, 11, 1, 12, tzinfo=UTC)
DAYS = 8
SHAPES = (Agreement, Agreement, Agreement, Meeting, Commentary, Decision, Action)
EMBARGOES = (None, None, 2, 5)


@dataclass(frozen=True)
class Item:
    """One version of one thing, before it is known which version it takes the place of."""

    shape: type[Any]
    thing: int
    status: int
    kind: int
    about: int
    embargo: int | None
    number: float
    words: str
    flaw: str  # or "stale": goes by what is no longer the newest; "wrong": we refuse it; "nothing": the database does


@dataclass(frozen=True)
class Batch:
    """What one writer hands over at once, and what its clock says."""

    items: tuple[Item, ...]
    day: int

    @property
    def now(self) -> datetime:
        return DAY_ONE + timedelta(days=self.day)


@dataclass(frozen=True)
class Step:
    """Batches of writers that write at once; how they run is `by`; where the first is killed is `until`."""

    by: str  # "one", "threads", "processes", "killed"
    batches: tuple[Batch, ...]
    until: int


numbers = st.one_of(st.integers(-5, 5).map(float), st.floats(allow_nan=False, allow_infinity=False))
words = st.one_of(
    st.sampled_from(["", "as it is", "“£5”\n'; --"]),
    st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="@"), max_size=6),
)
items = st.builds(
    Item,
    shape=st.sampled_from(SHAPES),
    thing=st.integers(0, 2),
    status=st.integers(0, 3),
    kind=st.integers(0, 2),
    about=st.integers(0, 3),
    embargo=st.sampled_from(EMBARGOES),
    number=numbers,
    words=words,
    flaw=st.sampled_from(["", "", "", "", "", "", "", "stale", "wrong", "nothing"]),
)
batches = st.builds(Batch, st.lists(items, min_size=1, max_size=4).map(tuple), st.integers(0, DAYS))
alone = st.builds(Step, st.just("one"), st.tuples(batches), st.just(0))
together = st.builds(
    Step, st.sampled_from(["threads", "threads", "processes"]), st.tuples(batches, batches), st.just(0)
)
killed = st.builds(Step, st.just("killed"), st.tuples(batches), st.integers(1, 40))
steps = st.one_of(alone, alone, alone, together, killed)
sequences = st.lists(steps, min_size=1, max_size=8)
moments = st.integers(-1, 2 * DAYS + 1).map(lambda half: DAY_ONE + timedelta(hours=12 * half))


def records_of(batch: Batch, model: Model) -> tuple[Record, ...]:
    """As somebody would write them who has just read the ledger."""
    return tuple(_record(item, model) for item in batch.items)


def _record(item: Item, model: Model) -> Record:
    table = item.shape.__name__.lower()
    ref = f"{table} {item.thing}"
    replaces = model.newest(table, ref)
    if item.flaw == "stale":
        replaces = None if replaces else 4096
    statuses = ("as it were",) if item.flaw == "wrong" else STATUSES[item.shape]
    cells = _cells(item, replaces)
    if item.flaw == "nothing":
        cells[{Agreement: "reason", Meeting: "held_on", Decision: "decided_on"}.get(item.shape, "owner")] = None
    version = {"ref": ref, "council_code": "E06000001", "replaces": replaces}
    return item.shape(**{**version, "status": statuses[item.status % len(statuses)], **cells})  # type: ignore[no-any-return]


def _cells(item: Item, replaces: int | None) -> dict[str, Any]:
    about = f"agreement {item.about}"
    day = date(2027, 4, 1) + timedelta(days=item.thing)
    if item.shape is Agreement:
        return _promise(item, replaces)
    if item.shape is Meeting:
        return {"body": "the board", "held_on": day, "agenda": (about, item.words)}
    if item.shape is Commentary:
        return {"agreement_ref": about, "words": f"said {item.words}", "by_when": day, "owner": item.words}
    of = {"agreement_ref": about if item.about else None, "words": f"said {item.words}"}
    if item.shape is Decision:
        return {**of, "decided_by": "the board", "decided_on": day, "indicators": (item.words,)}
    predicted = {"predicted_indicator_id": "waste", "predicted_value": item.number, "predicted_by": day}
    return {**of, "owner": item.words, "due": day, **(predicted if item.kind else {})}


def _promise(item: Item, replaces: int | None) -> dict[str, Any]:
    embargo = item.embargo and (DAY_ONE + timedelta(days=item.embargo)).date()
    return {
        "kind": ("change", "correction", "withdrawal")[item.kind] if replaces else "set",
        "area_code": "E06000001", "indicator_id": None if item.kind else "recycling", "title": f"More {item.words}",
        "unit": "%", "direction": "higher", "target_value": item.number, "due_end": date(2029, 4, 1),
        "milestones": tuple(Milestone(due_end=date(2027 + n, 4, 1), value=item.number) for n in range(item.kind)),
        "agreed_by": "the board", "agreed_on": date(2026, 10, 1), "reason": item.words, "owner": f"a role {item.words}",
        "partners": (item.words, "a trust"), "embargo_until": embargo,
    }  # fmt: skip
