-- One row per ward and boundary vintage of Open Geography: its outline, generalised to 20 metres.
-- grain: area_code, vintage
-- publishes: boundary
select
    area_code,
    vintage,
    geojson,
from raw.ons_geography_outline
qualify row_number() over (partition by area_code, vintage order by seen_at desc) = 1
