-- period_end is the first day after the period: look at the staging model of this source.
select
    indicator_id,
    area_code,
    period_start,
    period_end,
from core.observation
where
    period_end <= period_start
    or period_start < date '1900-01-01'
    or period_end > date '2100-01-01'
