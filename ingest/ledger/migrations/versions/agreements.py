"""What is agreed has tables: agreements, meetings, commentary, decisions and actions; and so have scores."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "agreements"
down_revision = "expectation"


def upgrade() -> None:
    _agreement()
    _meeting()
    _commentary()
    _decision()
    _action()
    _score()


def _number() -> Any:  # a type of either database
    return sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _record(name: str, *columns: sa.Column[Any], checks: tuple[sa.CheckConstraint, ...]) -> None:
    op.create_table(
        name,
        sa.Column(f"{name}_id", _number(), primary_key=True),
        sa.Column(f"{name}_ref", sa.Text(), nullable=False),
        sa.Column("replaces", _number(), sa.ForeignKey(f"{name}.{name}_id"), unique=True),
        sa.Column("council_code", sa.Text(), nullable=False),
        *columns,
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        *checks,
    )
    op.create_index(f"{name}_by_ref", name, [f"{name}_ref"])


def _agreement() -> None:
    _record("agreement", *_promise(), *_baseline(), *_agreed(), checks=_promises())


def _promise() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("area_code", sa.Text(), nullable=False),
        sa.Column("indicator_id", sa.Text()),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("direction", sa.Text(), nullable=False),
        sa.Column("target_value", sa.Double(), nullable=False),
        sa.Column("due_end", sa.Date(), nullable=False),
        sa.Column("milestones", sa.JSON(), nullable=False),
        sa.Column("tolerance", sa.Double(), nullable=False),
    )


def _baseline() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("baseline_value", sa.Double()),
        sa.Column("baseline_start", sa.Date()),
        sa.Column("baseline_end", sa.Date()),
        sa.Column("baseline_vintage", sa.Date()),
    )


def _agreed() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("agreed_by", sa.Text(), nullable=False),
        sa.Column("agreed_on", sa.Date(), nullable=False),
        sa.Column("meeting_ref", sa.Text()),
        sa.Column("minute_reference", sa.Text()),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("partners", sa.JSON(), nullable=False),
        sa.Column("embargo_until", sa.Date()),
        sa.Column("caution", sa.Text()),
        sa.Column("source", sa.Text()),
    )


def _promises() -> tuple[sa.CheckConstraint, ...]:
    return (
        sa.CheckConstraint("kind in ('set', 'change', 'correction', 'withdrawal')", name="kind_is_known"),
        sa.CheckConstraint("(kind = 'set') = (replaces is null)", name="only_the_first_is_set"),
        sa.CheckConstraint("status in ('draft', 'agreed', 'example')", name="status_is_known"),
        sa.CheckConstraint("direction in ('higher', 'lower', 'hold')", name="direction_is_known"),
        sa.CheckConstraint("tolerance >= 0", name="tolerance_is_a_distance"),
        sa.CheckConstraint("(baseline_value is null) = (baseline_end is null)", name="a_baseline_has_its_period"),
    )


def _meeting() -> None:
    _record(
        "meeting",
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("agenda", sa.JSON(), nullable=False),
        sa.Column("build_id", sa.Text()),
        checks=(sa.CheckConstraint("status in ('planned', 'held', 'example')", name="status_is_known"),),
    )


def _commentary() -> None:
    _record(
        "commentary",
        sa.Column("agreement_ref", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("by_when", sa.Date()),
        sa.Column("owner", sa.Text(), nullable=False),
        checks=(sa.CheckConstraint("status in ('draft', 'released', 'example')", name="status_is_known"),),
    )


def _decision() -> None:
    _record(
        "decision",
        sa.Column("meeting_ref", sa.Text()),
        sa.Column("agreement_ref", sa.Text()),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.Text(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("indicators", sa.JSON(), nullable=False),
        checks=(sa.CheckConstraint("status in ('draft', 'decided', 'example')", name="status_is_known"),),
    )


def _action() -> None:
    is_whole = (
        "(predicted_value is null) = (predicted_by is null)"
        " and (predicted_value is null) = (predicted_indicator_id is null)"
    )
    _record(
        "action",
        sa.Column("decision_ref", sa.Text()),
        sa.Column("meeting_ref", sa.Text()),
        sa.Column("agreement_ref", sa.Text()),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("predicted_indicator_id", sa.Text()),
        sa.Column("predicted_area_code", sa.Text()),
        sa.Column("predicted_value", sa.Double()),
        sa.Column("predicted_by", sa.Date()),
        checks=(
            sa.CheckConstraint("status in ('open', 'done', 'dropped', 'example')", name="status_is_known"),
            sa.CheckConstraint(is_whole, name="a_prediction_is_whole"),
        ),
    )


def _score() -> None:
    op.create_table(
        "score",
        sa.Column("score_id", _number(), primary_key=True),
        sa.Column("expectation_id", _number(), sa.ForeignKey("expectation.expectation_id"), nullable=False),
        sa.Column("value", sa.Double(), nullable=False),
        sa.Column("is_inside_80", sa.Boolean(), nullable=False),
        sa.Column("is_inside_95", sa.Boolean(), nullable=False),
        sa.Column("build_id", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("score_by_expectation", "score", ["expectation_id"])
