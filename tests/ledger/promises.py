"""One of each thing that a board records, all about the same promise."""

from __future__ import annotations

from datetime import date

from ingest.ledger.shapes import Action, Agreement, Commentary, Decision, Meeting, Milestone

PROMISE = Agreement(
    ref="more-recycling", council_code="E06000001", status="agreed", area_code="E06000001", indicator_id="recycling",
    title="More is recycled", unit="%", direction="higher", target_value=50.0, due_end=date(2029, 4, 1),
    milestones=(Milestone(due_end=date(2027, 4, 1), value=44.0), Milestone(due_end=date(2028, 4, 1), value=47.5)),
    tolerance=0.5, baseline_value=41.5, baseline_start=date(2024, 4, 1), baseline_end=date(2025, 4, 1),
    baseline_vintage=date(2026, 1, 15), agreed_by="The partnership board", agreed_on=date(2026, 11, 20),
    meeting_ref="november", minute_reference="7.2", reason="Less is burnt", owner="Director of Place",
    partners=("The council", "A trust"),
)  # fmt: skip
MEETING = Meeting(ref="november", council_code="E06000001", body="The board", held_on=date(2026, 11, 20), status="held")
SAID = Commentary(
    ref="so-far", council_code="E06000001", agreement_ref="more-recycling", status="released", words="On our way",
    owner="Head of Waste",
)  # fmt: skip
DECIDED = Decision(
    ref="bins", council_code="E06000001", status="decided", words="New bins", decided_by="The board",
    decided_on=date(2026, 11, 20), agreement_ref="more-recycling",
)  # fmt: skip
ACTION = Action(
    ref="order", council_code="E06000001", status="open", words="Order bins", owner="Head of Waste",
    due=date(2027, 1, 1), predicted_indicator_id="recycling", predicted_value=45.0, predicted_by=date(2028, 4, 1),
    agreement_ref="more-recycling",
)  # fmt: skip
