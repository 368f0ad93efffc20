-- One row per ward outline, as it ships: maps are drawn of wards only.
select
    area_code::varchar as area_code,
    vintage,
    geojson,
from core.boundary
inner join core.area using (area_code)
where level = 'ward'
order by all
