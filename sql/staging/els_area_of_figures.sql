-- One row per area that has figures in Explore local statistics, so that none is without a name.
-- grain: area_code
-- publishes: area
select
    areacd as area_code,
    arg_max(areanm, seen_at) as name,
    case
        when left(areacd, 3) in ('K02', 'E92', 'N92', 'S92', 'W92') then 'country'
        when left(areacd, 3) = 'E12' then 'region'
        when left(areacd, 3) = 'E47' then 'combined_authority'
        when left(areacd, 3) = 'E10' then 'county'
        when left(areacd, 3) in ('E06', 'E07', 'E08', 'E09', 'N09', 'S12', 'W06') then 'council'
        -- Great Britain, police forces, city regions, councils joined for want of numbers (E67) and the like.
        else 'group'
    end as level,
    []::varchar[] as parent_codes,
    null::date as start_date,
    null::date as end_date,
    90 as source_rank,
from raw.els_observation
group by areacd
