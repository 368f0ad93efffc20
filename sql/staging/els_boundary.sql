-- One row per council or county and vintage: its outline, as generalised by ONS.
-- grain: area_code, vintage
-- publishes: boundary
select
    areacd as area_code,
    year as vintage,
    geometry as geojson,
from raw.els_boundary
qualify row_number() over (partition by areacd, year order by seen_at desc) = 1
