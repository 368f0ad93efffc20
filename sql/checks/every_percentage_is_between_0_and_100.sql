-- Look at the reply named by receipt_id: the publisher may have moved to fractions or counts.
select
    indicator_id,
    area_code,
    period_start,
    value,
    receipt_id,
from core.observation
inner join core.indicator using (indicator_id)
where value < floor or value > ceiling
