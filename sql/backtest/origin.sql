-- One row per indicator and year in which a range could have been given: at least twenty areas with five points.
-- grain: indicator_id, origin_year
with counted as (
    select
        indicator_id,
        year,
        count(*) filter (points >= 5) as areas,
        sum(count(*) filter (points = 5)) over (partition by indicator_id order by year) as areas_so_far,
    from expectation.area_noise
    group by indicator_id, year
)

select
    indicator_id,
    year as origin_year,
from counted
where areas > 0 and areas_so_far >= 20
