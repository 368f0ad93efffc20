-- Two period lengths for one series: decide in the staging model which of them this indicator means.
select
    indicator_id,
    area_code,
    period_start,
    count(*) as periods,
from core.observation
group by indicator_id, area_code, period_start
having count(*) > 1
