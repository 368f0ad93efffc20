"""Observations that nobody made, as many as are wanted: the same ones in every run, in the shape of a snapshot.

8,000 areas are about what the country has of wards with figures, councils and all above them.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import duckdb

AREAS = 8_000
FIRST_COUNCIL, FIRST_WARD = 11, 400  # before them: the United Kingdom, England and nine regions

CODE = f"""
    case
        when n = 0 then 'K02000001'
        when n = 1 then 'E92000001'
        when n < {FIRST_COUNCIL} then 'E12' || lpad((n - 1)::varchar, 6, '0')
        when n < {FIRST_WARD} then 'E06' || lpad(n::varchar, 6, '0')
        else 'E05' || lpad(n::varchar, 6, '0')
    end
"""
COUNCIL_OF_WARD = f"{FIRST_COUNCIL} + n % {FIRST_WARD - FIRST_COUNCIL}"


@dataclass(frozen=True)
class Size:
    """How many observations: every indicator in every area in every year."""

    indicators: int
    years: int

    @property
    def observations(self) -> int:
        return AREAS * self.indicators * self.years


TEN_MILLION = Size(indicators=125, years=10)
FIFTY_MILLION = Size(indicators=250, years=25)


def make(folder: Path, size: Size) -> None:
    """Write area.parquet, peer.parquet and observation.parquet, indicator by indicator as sources send them."""
    folder.mkdir(parents=True)
    with duckdb.connect() as db:
        db.execute("set enable_progress_bar = false")
        db.execute(f"create macro code(n) as {CODE}")
        for table, select in (("area", _areas()), ("peer", _peers()), ("observation", _observations(size))):
            db.execute(f"copy ({select}) to '{folder / table}.parquet' (format parquet)")


def _areas() -> str:
    return f"""
        select
            code(n) as area_code,
            'Area ' || n as name,
            case
                when n < 2 then 'country' when n < {FIRST_COUNCIL} then 'region'
                when n < {FIRST_WARD} then 'council' else 'ward'
            end as level,
            case
                when n = 0 then []
                when n = 1 then [code(0)]
                when n < {FIRST_COUNCIL} then [code(1), code(0)]
                when n < {FIRST_WARD} then [code(2 + n % 9), code(1), code(0)]
                else [code({COUNCIL_OF_WARD}), code(2 + ({COUNCIL_OF_WARD}) % 9), code(1), code(0)]
            end as parent_codes,
            null::date as start_date,
            null::date as end_date,
            1 as source_rank,
        from range({AREAS}) as areas(n)
    """


def _peers() -> str:
    """Twenty others for each council, as the ONS has it. 7 has no divisor in common with their number."""
    councils = FIRST_WARD - FIRST_COUNCIL
    return f"""
        select
            code(n) as area_code,
            code({FIRST_COUNCIL} + (n - {FIRST_COUNCIL} + 7 * rank) % {councils}) as peer_code,
            'ons_global' as peer_set,
            rank::integer as rank,
            date '2026-01-01' as as_of,
        from range({FIRST_COUNCIL}, {FIRST_WARD}) as councils(n), range(1, 21) as ranks(rank)
    """


def _observations(size: Size) -> str:
    """A third of the indicators have intervals; one figure in a hundred is withheld. Primes stand in for chance."""
    return f"""
        with mixed as (
            select
                indicator, n, year,
                (n * 7919 + indicator * 104729 + year * 1299709) % 1009 / 100.0 as noise,
                (n * 31 + indicator * 17 + year * 13) % 97 = 0 as is_withheld,
                indicator % 3 = 0 as has_interval,
            from range({size.indicators}) as indicators(indicator), range({AREAS}) as areas(n),
                range({2025 - size.years}, 2025) as years(year)
        )
        select
            'synthetic-' || lpad(indicator::varchar, 3, '0') as indicator_id,
            code(n) as area_code,
            make_date(year, 1, 1) as period_start,
            make_date(year + 1, 1, 1) as period_end,
            case when not is_withheld then 20 + indicator % 50 + (year - 2000) * 0.2 + noise end as value,
            case when has_interval then value - 2.5 end as lower,
            case when has_interval then value + 2.5 end as upper,
            null::double as numerator,
            null::double as denominator,
            if(is_withheld, 'suppressed', 'published') as status,
            null::varchar as note,
            timestamp '2026-01-01' as first_seen,
            'synthetic' as receipt_id,
        from mixed
        order by indicator, n, year
    """
