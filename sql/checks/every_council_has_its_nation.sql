-- Give the area its parents in the staging model that publishes it: county or region, then nation.
select
    place.area_code,
    place.name,
    place.level,
from marts.place as place
where
    place.level in ('council', 'county', 'ward', 'region')
    and place.nation_code is null
