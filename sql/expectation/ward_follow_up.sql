-- One row per indicator, ward, year and horizon: where it stood, and where it stood up to three years on.
-- grain: indicator_id, ward_code, year, horizon
-- kept as: view
-- Beyond three years the ranges of wards did not hold.
select
    then_was.indicator_id,
    then_was.ward_code,
    then_was.council_code,
    then_was.year,
    later.year - then_was.year as horizon,
    later.year as known_year,
    then_was.gap,
    then_was.fresh_gap,
    later.gap - then_was.gap as gap_change,
    later.scaled_value as later_scaled_value,
from expectation.ward_noise as then_was
inner join expectation.ward_noise as later
    on
        then_was.indicator_id = later.indicator_id
        and then_was.ward_code = later.ward_code
        and later.year between then_was.year + 1 and then_was.year + 3
