-- One row per indicator, start year and horizon: what the years that followed did to everybody.
-- grain: indicator_id, year, horizon
select
    indicator_id,
    year,
    horizon,
    median(error) as effect,
    count(*) as areas,
from expectation.past_error
group by indicator_id, year, horizon
-- The middle of ten or fewer is as much their own luck as the nation's.
having count(*) > 10
