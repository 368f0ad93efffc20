"""The ledger's tables as they are now. How they came to be so is in `migrations`; why no row changes, `append_only`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Dialect,
    Double,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    TypeDecorator,
)

# The newest migration: where the database names the same, alembic need not be loaded.
NEWEST = "agreements"
QUANTILES = ("q025", "q100", "q250", "q500", "q750", "q900", "q975")
IN_ORDER = " and ".join(f"{lower} <= {upper}" for lower, upper in pairwise(QUANTILES))
RANGE_OF = "range_of in ('value', 'percent_of_the_middle', 'gap_to_the_middle')"
# SQLite numbers rows by itself only where the key is plainly INTEGER.
Key = BigInteger().with_variant(Integer, "sqlite")
metadata = MetaData()


class UtcTime(TypeDecorator[datetime]):
    """A moment. SQLite keeps no time zone: what is kept there is UTC, and says so when it is read."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value and (value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC))


# One row per realistic range as it was told: a range that comes out otherwise, of later figures or by another method,
# is another row. `judged_at` is the end of the period whose figure will tell.
expectation = Table(
    "expectation",
    metadata,
    Column("expectation_id", Key, primary_key=True),
    Column("indicator_id", Text, nullable=False),
    Column("area_code", Text, nullable=False),
    Column("origin_end", Date, nullable=False),
    Column("horizon", Integer, nullable=False),
    Column("judged_at", Date, nullable=False),
    Column("range_of", Text, nullable=False),
    *(Column(name, Double, nullable=False) for name in QUANTILES),
    Column("value_now", Double, nullable=False),
    Column("years_behind", Integer, nullable=False),
    Column("method_version", Text, nullable=False),
    Column("build_id", Text, nullable=False),
    Column("recorded_at", UtcTime, nullable=False),
    CheckConstraint(IN_ORDER, name="quantiles_are_in_order"),
    CheckConstraint(RANGE_OF, name="range_of_is_known"),
    CheckConstraint("horizon >= 1 and judged_at > origin_end", name="the_future_is_ahead"),
    Index("expectation_by_origin", "indicator_id", "origin_end", "area_code", "horizon"),
)


def _record(name: str, *columns: Column[Any], checks: Sequence[CheckConstraint] = ()) -> Table:
    """A table of things that are agreed: a row is one version of a thing, `replaces` the row whose place it takes.

    That is unique, so the versions of a thing are a line: of two people who change the same one at once, the
    second is told. A thing keeps its `<name>_ref` through all of its versions.
    """
    return Table(
        name,
        metadata,
        Column(f"{name}_id", Key, primary_key=True),
        Column(f"{name}_ref", Text, nullable=False),
        Column("replaces", Key, ForeignKey(f"{name}.{name}_id"), unique=True),
        Column("council_code", Text, nullable=False),
        *columns,
        Column("recorded_at", UtcTime, nullable=False),
        *checks,
        Index(f"{name}_by_ref", f"{name}_ref"),
    )


# One row per version of a promise. Recorded time is `recorded_at`; valid time is `agreed_on`, the day of the agreement.
agreement = _record(
    "agreement",
    Column("kind", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("area_code", Text, nullable=False),
    Column("indicator_id", Text),  # none where no series is held
    Column("title", Text, nullable=False),
    Column("unit", Text, nullable=False),
    Column("direction", Text, nullable=False),
    Column("target_value", Double, nullable=False),
    Column("due_end", Date, nullable=False),  # exclusive, as every end: by March 2029 is 1 April 2029
    Column("milestones", JSON, nullable=False),  # [{"due_end": "2027-04-01", "value": 48.0}, …], in order
    Column("tolerance", Double, nullable=False),  # a figure no further than this from the target has met it
    Column("baseline_value", Double),
    Column("baseline_start", Date),
    Column("baseline_end", Date),
    Column("baseline_vintage", Date),  # the day of the copy that the baseline was read from
    Column("agreed_by", Text, nullable=False),  # a body
    Column("agreed_on", Date, nullable=False),
    Column("meeting_ref", Text),
    Column("minute_reference", Text),
    Column("reason", Text, nullable=False),
    Column("owner", Text, nullable=False),  # a role or a body, never a person
    Column("partners", JSON, nullable=False),  # those who signed, as a list of names
    Column("embargo_until", Date),  # the first day on which it may be seen
    Column("caution", Text),  # "Typed from a copy, not checked"
    Column("source", Text),
    checks=(
        CheckConstraint("kind in ('set', 'change', 'correction', 'withdrawal')", name="kind_is_known"),
        CheckConstraint("(kind = 'set') = (replaces is null)", name="only_the_first_is_set"),
        CheckConstraint("status in ('draft', 'agreed', 'example')", name="status_is_known"),
        CheckConstraint("direction in ('higher', 'lower', 'hold')", name="direction_is_known"),
        CheckConstraint("tolerance >= 0", name="tolerance_is_a_distance"),
        CheckConstraint("(baseline_value is null) = (baseline_end is null)", name="a_baseline_has_its_period"),
    ),
)

# One row per version of a meeting. `build_id` pins the build that it looked at, once it has begun.
meeting = _record(
    "meeting",
    Column("body", Text, nullable=False),
    Column("held_on", Date, nullable=False),
    Column("status", Text, nullable=False),
    Column("agenda", JSON, nullable=False),  # agreement_refs in their order
    Column("build_id", Text),
    checks=(CheckConstraint("status in ('planned', 'held', 'example')", name="status_is_known"),),
)

# One row per version of what the owner of a promise says: what is being done, by when. Drafts stay private.
commentary = _record(
    "commentary",
    Column("agreement_ref", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("by_when", Date),
    Column("owner", Text, nullable=False),
    checks=(CheckConstraint("status in ('draft', 'released', 'example')", name="status_is_known"),),
)

# One row per version of a decision. A short list of outcomes is a decision with `indicators`.
decision = _record(
    "decision",
    Column("meeting_ref", Text),
    Column("agreement_ref", Text),
    Column("status", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("decided_by", Text, nullable=False),
    Column("decided_on", Date, nullable=False),
    Column("indicators", JSON, nullable=False),
    checks=(CheckConstraint("status in ('draft', 'decided', 'example')", name="status_is_known"),),
)

# One row per version of an action: who does what by when, and what it is predicted to do to which indicator.
action = _record(
    "action",
    Column("decision_ref", Text),
    Column("meeting_ref", Text),
    Column("agreement_ref", Text),
    Column("status", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("owner", Text, nullable=False),
    Column("due", Date, nullable=False),
    Column("predicted_indicator_id", Text),
    Column("predicted_area_code", Text),
    Column("predicted_value", Double),  # what the figure is predicted to come to, or pass
    Column("predicted_by", Date),  # exclusive end of the period whose figure will tell
    checks=(
        CheckConstraint("status in ('open', 'done', 'dropped', 'example')", name="status_is_known"),
        CheckConstraint(
            "(predicted_value is null) = (predicted_by is null)"
            " and (predicted_value is null) = (predicted_indicator_id is null)",
            name="a_prediction_is_whole",
        ),
    ),
)

# One row per frozen expectation and figure that told: a figure that is revised is another row, also when it is revised
# back. So it is the last of them that counts, and no constraint can say that each is told once: the writer sees to it.
score = Table(
    "score",
    metadata,
    Column("score_id", Key, primary_key=True),
    Column("expectation_id", Key, ForeignKey("expectation.expectation_id"), nullable=False),
    Column("value", Double, nullable=False),
    Column("is_inside_80", Boolean, nullable=False),
    Column("is_inside_95", Boolean, nullable=False),
    Column("build_id", Text, nullable=False),
    Column("recorded_at", UtcTime, nullable=False),
    Index("score_by_expectation", "expectation_id"),
)
RECORDS = (agreement, meeting, commentary, decision, action)
