-- One row per area and boundary vintage in the snapshot that ships with Levelwith.
-- grain: area_code, vintage
-- publishes: boundary
select
    area_code,
    vintage,
    geojson,
from raw.snapshot_boundary
