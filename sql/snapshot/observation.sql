-- One row per distinct published value, as it ships.
select
    indicator_id::varchar as indicator_id,
    area_code::varchar as area_code,
    period_start,
    period_end,
    value,
    lower,
    upper,
    numerator,
    denominator,
    status,
    note,
    first_seen,
    receipt_id,
from core.observation_history
order by all
