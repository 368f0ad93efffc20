-- One row per indicator and year in which a range could have been given: at least twenty areas to go by.
-- grain: indicator_id, origin_year
with counted as (
    select
        indicator_id,
        year,
        count(*) as areas,
    from expectation.area_noise
    where points >= 5
    group by indicator_id, year
)

select
    indicator_id,
    year as origin_year,
from counted
where areas >= 20
