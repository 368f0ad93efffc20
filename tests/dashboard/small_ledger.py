"""What a made-up partnership agreed, beside the small build: one promise of each kind that a board can meet with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from ingest.ledger.address import Ledger, ledger_at
from ingest.ledger.freezing import Stamp, Told, freeze_told
from ingest.ledger.recording import record
from ingest.ledger.scores import keep
from ingest.ledger.shapes import Action, Agreement, Commentary, Decision, Meeting, Milestone, Record
from tests.dashboard.small_areas import TRAFFORD

BOARD = "Trafford Partnership Board"
RECORDED = datetime(2026, 9, 1, 9, tzinfo=UTC)
HELD = datetime(2026, 11, 10, 18, tzinfo=UTC)
PINNED = "20261101T000000Z-test"  # the small build

RECYCLING = Agreement(
    ref="recycling",
    council_code=TRAFFORD,
    status="agreed",
    area_code=TRAFFORD,
    indicator_id="recycling",
    title="More of our waste recycled",
    unit="%",
    direction="higher",
    target_value=41.8,
    due_end=date(2028, 1, 1),
    milestones=(Milestone(due_end=date(2027, 1, 1), value=41.5),),
    baseline_value=40.1,
    baseline_start=date(2018, 1, 1),
    baseline_end=date(2019, 1, 1),
    agreed_by=BOARD,
    agreed_on=date(2026, 7, 14),
    minute_reference="Minute 12",
    reason="The partnership wants less waste burnt.",
    owner="Waste and street scene",
    partners=("Trafford Council", "Amey"),
)

PLAIN = replace(RECYCLING, milestones=(), baseline_value=None, baseline_start=None, baseline_end=None)

AGREEMENTS: tuple[Agreement, ...] = (
    RECYCLING,
    replace(
        PLAIN,
        ref="absence",
        indicator_id="persistent-absence",
        title="Fewer pupils who miss a lot of school",
        direction="lower",
        target_value=17.0,
        due_end=date(2027, 1, 1),
        owner="Children's trust board",
        partners=(),
        caution="Typed from a copy, not checked",
    ),
    replace(
        PLAIN,
        ref="pay",
        status="example",
        indicator_id="weekly-pay",
        title="Higher weekly pay",
        unit="£",
        target_value=700.0,
        due_end=date(2029, 1, 1),
        owner="Example owner",
        partners=(),
    ),
    replace(
        PLAIN,
        ref="claims",
        indicator_id="claimant-count",
        title="Out-of-work claims held where they are",
        direction="hold",
        target_value=4.5,
        tolerance=0.3,
        due_end=date(2027, 1, 1),
        owner="Jobs and skills board",
    ),
    replace(PLAIN, ref="met", title="Recycling by 2024", target_value=40.0, due_end=date(2025, 1, 1)),
    replace(PLAIN, ref="missed", title="Recycling, the higher aim", target_value=60.0, due_end=date(2025, 1, 1)),
    replace(
        PLAIN,
        ref="trees",
        status="example",
        indicator_id=None,
        title="Street trees planted",
        unit="trees",
        target_value=1200.0,
        owner="Example owner",
        partners=(),
    ),
)

SAID: tuple[Record, ...] = (
    Commentary(
        ref="said-1",
        council_code=TRAFFORD,
        agreement_ref="recycling",
        status="released",
        words="Food waste is collected from flats since June.",
        by_when=date(2027, 3, 31),
        owner="Waste and street scene",
    ),
    Decision(
        ref="decision-1",
        council_code=TRAFFORD,
        agreement_ref="recycling",
        status="decided",
        words="Ask for a plan for flats above shops",
        decided_by=BOARD,
        decided_on=date(2026, 7, 14),
    ),
    Decision(
        ref="decision-2",
        council_code=TRAFFORD,
        status="decided",
        words="Meet again in November",
        decided_by=BOARD,
        decided_on=date(2026, 7, 14),
    ),
    Action(
        ref="action-1",
        council_code=TRAFFORD,
        agreement_ref="recycling",
        status="open",
        words="Write to every landlord",
        owner="Waste and street scene",
        due=date(2026, 12, 1),
        predicted_indicator_id="recycling",
        predicted_area_code=TRAFFORD,
        predicted_value=45.0,
        predicted_by=date(2027, 1, 1),
    ),
)

REVIEW = Meeting(
    ref="november",
    council_code=TRAFFORD,
    body=BOARD,
    held_on=HELD.date(),
    status="held",
    agenda=("claims", "recycling"),
    build_id=PINNED,
)
# Of two promised figures, for a year that came; and of a figure that nobody promised.
EXPECTED = tuple(
    Told(key, TRAFFORD, date(2026, 1, 1), horizon, date(2026 + horizon, 1, 1), "value", *levels, 40.1, 12)
    for key, horizon, levels in (
        ("recycling", 1, (38.0, 39.0, 39.5, 40.0, 40.5, 42.0, 43.0)),
        ("persistent-absence", 1, (17.0, 18.0, 19.0, 20.0, 21.0, 22.0, 24.0)),
        ("recycling", 2, (37.0, 38.0, 39.5, 40.0, 41.5, 43.0, 45.0)),
        ("fuel-poverty", 1, (7.0, 8.0, 9.5, 10.0, 11.5, 13.0, 15.0)),
    )
)
HOSTILE = (
    '=cmd|"/c calc"!A0',
    "#set page(width: 1pt) $x^2$ *bold* _low_ @ref <label> \\ `raw`",
    "<b>bold</b> & <script>alert(1)</script>",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 2,
    "Emoji 😀, עברית, عربي and 漢字\u0007",
)


def ledger_in(data: Path) -> Ledger:
    return ledger_at("", data)


def fill(data: Path, agreements: Sequence[Agreement] = AGREEMENTS, rest: Sequence[Record] = SAID) -> None:
    """A ledger beside the builds of a folder, with a meeting that was held and one that is planned."""
    ledger = ledger_in(data)
    record(ledger, (*agreements, *rest), now=RECORDED)
    planned = replace(REVIEW, ref="next", held_on=date(2099, 1, 12), status="planned", build_id=None)
    record(ledger, (REVIEW, planned), now=HELD)
    freeze_told(ledger, EXPECTED, Stamp("method-1", PINNED, RECORDED))
    keep(ledger, [(1, 40.9, True, True), (2, 23.4, False, True)], PINNED, HELD)


def hostile(number: int) -> Agreement:
    """A promise whose every word is meant to break something."""
    words = HOSTILE[number]
    return replace(RECYCLING, ref=f"hostile-{number}", title=words, owner=words, partners=(words, words), caution=words)


def many(count: int) -> tuple[Agreement, ...]:
    """As many promises of every kind as a long review has."""
    return tuple(
        replace(each, ref=f"{each.ref}-{number}", title=f"{each.title} ({number})")
        for number in range(count)
        for each in [AGREEMENTS[number % 5]]
    )
