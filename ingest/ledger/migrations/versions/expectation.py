"""Frozen expectations have a table."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "expectation"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "expectation",
        sa.Column("expectation_id", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True),
        sa.Column("indicator_id", sa.Text, nullable=False),
        sa.Column("area_code", sa.Text, nullable=False),
        sa.Column("origin_end", sa.Date, nullable=False),
        sa.Column("horizon", sa.Integer, nullable=False),
        sa.Column("judged_at", sa.Date, nullable=False),
        sa.Column("range_of", sa.Text, nullable=False),
        *(
            sa.Column(name, sa.Double, nullable=False)
            for name in ("q025", "q100", "q250", "q500", "q750", "q900", "q975", "value_now")
        ),
        sa.Column("years_behind", sa.Integer, nullable=False),
        sa.Column("method_version", sa.Text, nullable=False),
        sa.Column("build_id", sa.Text, nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "q025 <= q100 and q100 <= q250 and q250 <= q500 and q500 <= q750 and q750 <= q900 and q900 <= q975",
            name="quantiles_are_in_order",
        ),
        sa.CheckConstraint(
            "range_of in ('value', 'percent_of_the_middle', 'gap_to_the_middle')", name="range_of_is_known"
        ),
        sa.CheckConstraint("horizon >= 1 and judged_at > origin_end", name="the_future_is_ahead"),
    )
    op.create_index("expectation_by_origin", "expectation", ["indicator_id", "origin_end", "area_code", "horizon"])
