-- One row per council of the United Kingdom, now or since 2009, from our own reference table.
-- grain: area_code
-- publishes: area
select
    area_code,
    name,
    if(starts_with(area_code, 'E10'), 'county', 'council') as level,
    if(county_code is null, [], [county_code]) as parent_codes,
    start_date,
    end_date,
    -- Publishers' own names and parents come first: this table knows best only of dates.
    50 as source_rank,
from raw.reference_councils
