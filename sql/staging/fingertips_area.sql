-- One row per council, region or country that Fingertips names: all we know if no other source does.
-- grain: area_code
-- publishes: area
select
    area_code,
    arg_max(area_name, seen_at) as name,
    case
        when area_code like 'E92%' then 'country'
        when area_code like 'E12%' then 'region'
        when area_code like 'E10%' then 'county'
        else 'council'
    end as level,
    []::varchar[] as parent_codes,
    null::date as start_date,
    null::date as end_date,
    90 as source_rank,
from raw.fingertips_figure
group by area_code
