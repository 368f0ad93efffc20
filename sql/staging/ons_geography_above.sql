-- One row per region, county, combined authority and police force area that a council lies in, by Open Geography.
-- grain: area_code
-- publishes: area
select
    placed.parent_code as area_code,
    arg_max(placed.parent_name, placed.vintage) as name,
    -- Police force areas stand beside the hierarchy, as groups that a publisher made up do.
    case placed.kind when 'police_force' then 'group' else placed.kind end as level,
    case placed.kind
        when 'county' then list_distinct(list(region.parent_code) filter (region.parent_code is not null))[:1]
        when 'region' then ['E92000001']
        else []
    end::varchar[] as parent_codes,
    null::date as start_date,
    null::date as end_date,
    -- Other sources also know what these lie in.
    20 as source_rank,
from raw.ons_geography_area as placed
-- Only a county needs it: it lies in the region of its districts.
left join raw.ons_geography_area as region on placed.area_code = region.area_code and region.kind = 'region'
where
    placed.kind in ('region', 'county', 'combined_authority', 'police_force')
    -- The metropolitan counties and the two Londons have no council.
    and left(placed.parent_code, 3) not in ('E11', 'E13')
group by placed.parent_code, placed.kind
