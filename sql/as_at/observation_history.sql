-- One row per distinct published value of an indicator, area and period that we had seen by then.
-- grain: indicator_id, area_code, period_start, period_end, first_seen
-- batch: indicator_id
select told.*
from told
inner join meta.as_at as as_at on told.first_seen <= as_at.figures
order by told.indicator_id, told.area_code, told.period_start, told.first_seen
