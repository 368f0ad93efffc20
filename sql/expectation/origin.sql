-- One row per indicator and year that ranges start from: the newest year with at least twenty areas to go by.
-- grain: indicator_id, origin_year
with counted as (
    select
        indicator_id,
        year,
        count(*) as areas,
    from expectation.area_noise
    -- Fewer points of its own, and an area's noise is everybody's.
    where points >= 5
    group by indicator_id, year
)

select
    indicator_id,
    max(year) as origin_year,
from counted
where areas >= 20
group by indicator_id
