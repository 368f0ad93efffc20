-- One row per ward of a council whose wards were redrawn, those that ended and those that began, from our own table.
-- grain: area_code
-- publishes: area
select
    area_code,
    name,
    'ward' as level,
    [council_code] as parent_codes,
    start_date,
    end_date,
    -- Publishers' own names and parents come first: this table knows best only of dates.
    50 as source_rank,
from raw.reference_wards
