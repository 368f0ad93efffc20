-- One row per council, county, region or country that the Lab's tables name: all we know if no other source does.
-- grain: area_code
-- publishes: area
select
    area_code,
    -- Some tables say "Buckinghamshire UA": the shorter form sorts first.
    min(area_name) as name,
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
from raw.trafford_figure
where area_code not like 'E05%'
group by area_code
