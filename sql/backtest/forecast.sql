-- One row per forecast that can be scored: what was expected, what "no change" would have said, and what came.
-- grain: indicator_id, area_code, origin_year, horizon
with own_changes as (
    select
        indicator_id,
        area_code,
        year as origin_year,
        scaled_value,
        -- "No change" is as far out as the area's own yearly changes were, up to then.
        sqrt(avg(pow(scaled_yearly_change, 2)) over up_to_now) as usual_change,
    from backtest.figure
    window up_to_now as (partition by indicator_id, area_code order by year rows unbounded preceding)
)

select
    outlook.indicator_id,
    outlook.area_code,
    outlook.origin_year,
    outlook.horizon,
    outlook.scale,
    -- Of a gap to the middle area no target is set.
    if(scale.is_cash, 'neutral', scale.better) as better,
    outlook.value as value_then,
    outlook.centre,
    outlook.noise,
    own_changes.scaled_value as naive_centre,
    coalesce(own_changes.usual_change, outlook.noise) * sqrt(outlook.horizon) as naive_error,
    came.value as actual,
from expectation.outlook as outlook
inner join own_changes using (indicator_id, area_code, origin_year)
inner join expectation.scale as scale using (indicator_id)
inner join backtest.figure as came
    on
        outlook.indicator_id = came.indicator_id
        and outlook.area_code = came.area_code
        and outlook.origin_year + outlook.horizon = came.year
-- Four years ahead is worked out for readers; the method was tried on these.
where outlook.horizon in (1, 2, 3, 5)
-- Of a year in which hardly anybody was measured, as schools in 2020, nothing can be learned.
qualify count(*) over (partition by outlook.indicator_id, outlook.origin_year, outlook.horizon) >= 20
order by outlook.indicator_id, outlook.origin_year, outlook.horizon, outlook.area_code
