-- One row per area and boundary vintage: its generalised outline.
-- grain: area_code, vintage
select
    area_code::area_code as area_code,
    vintage,
    any_value(geojson) as geojson,
from published.boundary
group by all
