-- One row per ward of Trafford and boundary vintage: its outline.
-- grain: area_code, vintage
-- publishes: boundary
select
    area_code,
    vintage,
    geojson,
from raw.trafford_ward
qualify row_number() over (partition by area_code, vintage order by seen_at desc) = 1
