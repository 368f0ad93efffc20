-- One row per ward in a list of Open Geography, as its newest vintage has it.
-- grain: area_code
-- publishes: area
select
    area_code,
    area_name as name,
    'ward' as level,
    [parent_code] as parent_codes,
    -- The lists say of which month they are, not when a ward began or ended: a ward of yesterday stays in its council.
    null::date as start_date,
    null::date as end_date,
    8 as source_rank,
from raw.ons_geography_area
where kind = 'ward'
qualify row_number() over (partition by area_code order by vintage desc, seen_at desc) = 1
