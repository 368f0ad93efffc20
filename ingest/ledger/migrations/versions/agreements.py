"""What is agreed has tables: agreements, meetings, commentary, decisions and actions; and so have scores."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "agreements"
down_revision = "expectation"


def upgrade() -> None:
    op.create_table(
        "action",
        sa.Column("action_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("action_ref", sa.Text(), nullable=False),
        sa.Column("replaces", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("council_code", sa.Text(), nullable=False),
        sa.Column("decision_ref", sa.Text(), nullable=True),
        sa.Column("meeting_ref", sa.Text(), nullable=True),
        sa.Column("agreement_ref", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("predicted_indicator_id", sa.Text(), nullable=True),
        sa.Column("predicted_area_code", sa.Text(), nullable=True),
        sa.Column("predicted_value", sa.Double(), nullable=True),
        sa.Column("predicted_by", sa.Date(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("status in ('open', 'done', 'dropped', 'example')", name="status_is_known"),
        sa.CheckConstraint(
            "(predicted_value is null) = (predicted_by is null)"
            " and (predicted_value is null) = (predicted_indicator_id is null)",
            name="a_prediction_is_whole",
        ),
        sa.ForeignKeyConstraint(
            ["replaces"],
            ["action.action_id"],
        ),
        sa.PrimaryKeyConstraint("action_id"),
        sa.UniqueConstraint("replaces"),
    )
    op.create_index("action_by_ref", "action", ["action_ref"], unique=False)
    op.create_table(
        "agreement",
        sa.Column("agreement_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("agreement_ref", sa.Text(), nullable=False),
        sa.Column("replaces", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("council_code", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("area_code", sa.Text(), nullable=False),
        sa.Column("indicator_id", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("direction", sa.Text(), nullable=False),
        sa.Column("target_value", sa.Double(), nullable=False),
        sa.Column("due_end", sa.Date(), nullable=False),
        sa.Column("milestones", sa.JSON(), nullable=False),
        sa.Column("tolerance", sa.Double(), nullable=False),
        sa.Column("baseline_value", sa.Double(), nullable=True),
        sa.Column("baseline_start", sa.Date(), nullable=True),
        sa.Column("baseline_end", sa.Date(), nullable=True),
        sa.Column("baseline_vintage", sa.Date(), nullable=True),
        sa.Column("agreed_by", sa.Text(), nullable=False),
        sa.Column("agreed_on", sa.Date(), nullable=False),
        sa.Column("meeting_ref", sa.Text(), nullable=True),
        sa.Column("minute_reference", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("partners", sa.JSON(), nullable=False),
        sa.Column("embargo_until", sa.Date(), nullable=True),
        sa.Column("caution", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("(kind = 'set') = (replaces is null)", name="only_the_first_is_set"),
        sa.CheckConstraint("direction in ('higher', 'lower', 'hold')", name="direction_is_known"),
        sa.CheckConstraint("kind in ('set', 'change', 'correction', 'withdrawal')", name="kind_is_known"),
        sa.CheckConstraint("status in ('draft', 'agreed', 'example')", name="status_is_known"),
        sa.CheckConstraint("(baseline_value is null) = (baseline_end is null)", name="a_baseline_has_its_period"),
        sa.CheckConstraint("tolerance >= 0", name="tolerance_is_a_distance"),
        sa.ForeignKeyConstraint(
            ["replaces"],
            ["agreement.agreement_id"],
        ),
        sa.PrimaryKeyConstraint("agreement_id"),
        sa.UniqueConstraint("replaces"),
    )
    op.create_index("agreement_by_ref", "agreement", ["agreement_ref"], unique=False)
    op.create_table(
        "commentary",
        sa.Column("commentary_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("commentary_ref", sa.Text(), nullable=False),
        sa.Column("replaces", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("council_code", sa.Text(), nullable=False),
        sa.Column("agreement_ref", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("by_when", sa.Date(), nullable=True),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("status in ('draft', 'released', 'example')", name="status_is_known"),
        sa.ForeignKeyConstraint(
            ["replaces"],
            ["commentary.commentary_id"],
        ),
        sa.PrimaryKeyConstraint("commentary_id"),
        sa.UniqueConstraint("replaces"),
    )
    op.create_index("commentary_by_ref", "commentary", ["commentary_ref"], unique=False)
    op.create_table(
        "decision",
        sa.Column("decision_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("decision_ref", sa.Text(), nullable=False),
        sa.Column("replaces", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("council_code", sa.Text(), nullable=False),
        sa.Column("meeting_ref", sa.Text(), nullable=True),
        sa.Column("agreement_ref", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.Text(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("indicators", sa.JSON(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("status in ('draft', 'decided', 'example')", name="status_is_known"),
        sa.ForeignKeyConstraint(
            ["replaces"],
            ["decision.decision_id"],
        ),
        sa.PrimaryKeyConstraint("decision_id"),
        sa.UniqueConstraint("replaces"),
    )
    op.create_index("decision_by_ref", "decision", ["decision_ref"], unique=False)
    op.create_table(
        "meeting",
        sa.Column("meeting_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("meeting_ref", sa.Text(), nullable=False),
        sa.Column("replaces", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("council_code", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("agenda", sa.JSON(), nullable=False),
        sa.Column("build_id", sa.Text(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("status in ('planned', 'held', 'example')", name="status_is_known"),
        sa.ForeignKeyConstraint(
            ["replaces"],
            ["meeting.meeting_id"],
        ),
        sa.PrimaryKeyConstraint("meeting_id"),
        sa.UniqueConstraint("replaces"),
    )
    op.create_index("meeting_by_ref", "meeting", ["meeting_ref"], unique=False)
    op.create_table(
        "score",
        sa.Column("score_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("expectation_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("value", sa.Double(), nullable=False),
        sa.Column("is_inside_80", sa.Boolean(), nullable=False),
        sa.Column("is_inside_95", sa.Boolean(), nullable=False),
        sa.Column("build_id", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["expectation_id"],
            ["expectation.expectation_id"],
        ),
        sa.PrimaryKeyConstraint("score_id"),
        sa.UniqueConstraint("expectation_id", "value", name="scored_once_a_figure"),
    )
