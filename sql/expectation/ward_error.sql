-- One row per indicator, ward, year and horizon: how far it came out from its centre, in units of its own noise.
-- grain: indicator_id, ward_code, year, horizon
select
    centre.indicator_id,
    centre.ward_code,
    centre.council_code,
    centre.year,
    centre.horizon,
    (follow_up.later_scaled_value - centre.centre) / centre.noise as error,
    -- What the years did to all wards of the council, and what was left to this one.
    median(error) over (
        partition by centre.indicator_id, centre.council_code, centre.year, centre.horizon
    ) as effect,
    error - effect as own_error,
from expectation.ward_centre as centre
inner join expectation.ward_follow_up as follow_up using (indicator_id, ward_code, year, horizon)
