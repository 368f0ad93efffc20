-- One row per council that the Framework names, and Scotland: all we know if no other source does.
-- grain: area_code
-- publishes: area
select
    area_code,
    min(area_name) as name,
    case when area_code like 'S92%' then 'country' else 'council' end as level,
    []::varchar[] as parent_codes,
    null::date as start_date,
    null::date as end_date,
    90 as source_rank,
from raw.lgbf_figure
group by area_code
