-- Look at the reply named by receipt_id: the limits may be swapped or belong to another measure.
select
    indicator_id,
    area_code,
    period_start,
    lower,
    value,
    upper,
    receipt_id,
from core.observation
-- Publishers round value and limits apart: one unit of the last place shown is let pass.
inner join core.indicator using (indicator_id)
where
    lower > value + pow(10, -decimals)
    or upper < value - pow(10, -decimals)
    or lower > upper
