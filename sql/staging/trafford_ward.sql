-- One row per ward of Trafford as elected since 2023, from the newest outlines.
-- grain: area_code
-- publishes: area
select
    area_code,
    area_name as name,
    'ward' as level,
    [parent_code] as parent_codes,
    start_date::date as start_date,
    null::date as end_date,
    5 as source_rank,
from raw.trafford_ward
qualify row_number() over (partition by area_code order by seen_at desc) = 1
