-- One row per area that Explore local statistics lists, of today or of earlier years.
-- grain: area_code
-- publishes: area
select
    areacd as area_code,
    areanm as name,
    case
        when left(areacd, 3) in ('K02', 'E92', 'N92', 'S92', 'W92') then 'country'
        when left(areacd, 3) = 'E12' then 'region'
        when left(areacd, 3) = 'E47' then 'combined_authority'
        when left(areacd, 3) = 'E10' then 'county'
        when left(areacd, 3) in ('E06', 'E07', 'E08', 'E09', 'N09', 'S12', 'W06') then 'council'
        else 'group'
    end as level,
    parents::json::varchar[] as parent_codes,
    -- ONS gives the first and last year that an area was on its lists. Councils change on 1 April.
    make_date(start_year::integer, 4, 1) as start_date,
    make_date(end_year::integer + 1, 4, 1) as end_date,
    10 as source_rank,
from raw.els_area
qualify row_number() over (partition by areacd order by seen_at desc) = 1
