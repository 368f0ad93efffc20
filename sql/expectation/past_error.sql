-- One row per indicator, area, year and horizon: how far it came out from its centre, in units of its own noise.
-- grain: indicator_id, area_code, year, horizon
-- batch: indicator_id
select
    centre.indicator_id,
    centre.area_code,
    centre.year,
    centre.horizon,
    (follow_up.later_scaled_value - centre.centre) / centre.noise as error,
from expectation.centre as centre
inner join meta.batch using (indicator_id)
inner join expectation.follow_up as follow_up using (indicator_id, area_code, year, horizon)
-- Where no figure of any area has ever changed there is no unit to measure in.
where centre.noise > 0
order by centre.indicator_id, centre.horizon, centre.year, centre.area_code
