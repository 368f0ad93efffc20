-- One row per indicator, area, year and horizon: where it stood, and where it stood that many years on.
-- grain: indicator_id, area_code, year, horizon
-- kept as: view
select
    then_was.indicator_id,
    then_was.area_code,
    then_was.year,
    horizon.horizon,
    then_was.year + horizon.horizon as known_year,
    then_was.gap,
    then_was.fresh_gap,
    later.gap - then_was.gap as gap_change,
    later.scaled_value as later_scaled_value,
from expectation.area_noise as then_was
cross join expectation.horizon as horizon
inner join expectation.area_noise as later
    on
        then_was.indicator_id = later.indicator_id
        and then_was.area_code = later.area_code
        and then_was.year + horizon.horizon = later.year
