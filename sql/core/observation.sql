-- One row per indicator, area and period: the newest value its publisher gave.
-- grain: indicator_id, area_code, period_start, period_end
-- batch: indicator_id
select
    indicator_id,
    area_code,
    period_start,
    period_end,
    value,
    lower,
    upper,
    numerator,
    denominator,
    status,
    first_seen,
    receipt_id,
    note,
from core.observation_history
inner join meta.batch using (indicator_id)
qualify
    row_number() over (
        partition by indicator_id, area_code, period_start, period_end
        order by first_seen desc
    ) = 1
order by area_code, indicator_id, period_start
