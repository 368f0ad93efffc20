"""What is known of wards: their newest figures, how they stand beside their council, and what may be said of them."""

from __future__ import annotations

import duckdb

from dashboard.queries.details import ask
from dashboard.rows import FunnelPoint, WardFigure
from dashboard.shaping import columns, read

STATED = f"""
    with ahead as (
        select
            indicator_id,
            ward_code,
            arg_max(struct_pack(q100, q900, judged_at), horizon) as likely,
        from marts.ward_outlook
        where verdict = 'likely_range'
        group by indicator_id, ward_code
    ),
    stated as (
        select
            figure.* exclude (lower, upper),
            level.lower,
            level.upper,
            level.interval_basis,
            level.people,
            level.council_value,
            level.verdict,
            change.verdict as change,
            ahead.likely.q100 as likely_low,
            ahead.likely.q900 as likely_high,
            ahead.likely.judged_at as likely_by,
        from marts.ward_figure as figure
        inner join marts.ward_level as level using (indicator_id, ward_code)
        inner join marts.ward_change as change using (indicator_id, ward_code)
        -- Most wards have too little history to look ahead from.
        left join ahead using (indicator_id, ward_code)
    )
    select {columns(WardFigure, fifth="class")} from stated
"""


def ward_figures(db: duckdb.DuckDBPyConnection, indicator_id: str, council_code: str) -> tuple[WardFigure, ...]:
    """The wards of one council, for their newest common period."""
    return read(
        db,
        WardFigure,
        f"{STATED} where indicator_id = $indicator_id and council_code = $council_code order by ward_name",
        indicator_id=indicator_id,
        council_code=council_code,
    )


def ward_funnel(db: duckdb.DuckDBPyConnection, indicator_id: str, council_code: str) -> tuple[FunnelPoint, ...]:
    """How far luck alone would spread the wards of one council; nothing where no counts are held."""
    return ask(db, "ward_funnel", FunnelPoint, indicator_id=indicator_id, council_code=council_code)


def ward_statements(db: duckdb.DuckDBPyConnection, ward_code: str) -> dict[str, WardFigure]:
    """Indicator → what may be said of it in one ward."""
    found = read(db, WardFigure, f"{STATED} where ward_code = $ward_code", ward_code=ward_code)
    return {each.indicator_id: each for each in found}
