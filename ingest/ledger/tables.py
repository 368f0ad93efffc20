"""The ledger's tables as they are now. How they came to be so is in `migrations`; why no row changes, `append_only`."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Dialect,
    Double,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    TypeDecorator,
)

# The newest migration: where the database names the same, alembic need not be loaded.
NEWEST = "expectation"
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
