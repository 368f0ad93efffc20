-- One row per area in the snapshot that ships with Levelwith.
-- grain: area_code
-- publishes: area
select
    area_code,
    name,
    level,
    parent_codes,
    start_date,
    end_date,
    source_rank,
from raw.snapshot_area
