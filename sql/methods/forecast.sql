-- One row per forecast of method.asked that can be given: its range, and what that is made of.
-- grain: indicator, areacd, origin, h
select
    outlook.indicator_id as indicator,
    outlook.scale as transform,
    outlook.area_code as areacd,
    outlook.origin_year as origin,
    outlook.horizon as h,
    outlook.value,
    outlook.centre as centre_z,
    outlook.noise as scale_z,
    outlook.years as n_origins,
    outlook.effective_years as k_eff,
    outlook.common_variance as common_var,
    range.q025,
    range.q100,
    range.q250,
    range.q500,
    range.q750,
    range.q900,
    range.q975,
from method.asked as asked
inner join expectation.outlook as outlook
    on
        asked.indicator_id = outlook.indicator_id
        and asked.horizon = outlook.horizon
        and coalesce(asked.origin_year, outlook.origin_year) = outlook.origin_year
inner join expectation.range as range
    on
        outlook.indicator_id = range.indicator_id
        and outlook.area_code = range.area_code
        and outlook.origin_year = range.origin_year
        and outlook.horizon = range.horizon
