-- One row per forecast and target that might have been set: 5, 10 or 20% better, the middle, the best quarter.
-- grain: indicator_id, area_code, origin_year, horizon, target_rule
with stood as (
    select
        indicator_id,
        year as origin_year,
        median(value) as middle,
        quantile_cont(value, 0.25) as lower_quarter,
        quantile_cont(value, 0.75) as upper_quarter,
    from expectation.scaled
    group by indicator_id, year
),

better as (
    select
        forecast.*,
        case forecast.better when 'higher' then 1 else -1 end as direction,
        stood.middle,
        case forecast.better when 'higher' then stood.upper_quarter else stood.lower_quarter end as best_quarter,
    from backtest.forecast as forecast
    inner join stood using (indicator_id, origin_year)
    where forecast.horizon in (3, 5) and forecast.better in ('higher', 'lower')
),

set_then as (
    select
        indicator_id,
        area_code,
        origin_year,
        horizon,
        scale,
        direction,
        better,
        value_then,
        actual,
        unnest(['five_percent', 'ten_percent', 'twenty_percent', 'middle', 'best_quarter']) as target_rule,
        unnest([
            value_then * (1 + direction * 0.05),
            value_then * (1 + direction * 0.1),
            value_then * (1 + direction * 0.2),
            middle,
            best_quarter
        ]) as target,
    from better
)

select
    * exclude (scale, direction, value_then),
    direction * (actual - target) >= 0 as is_met,
from set_then
-- Nobody sets a target that is met already, or one past the whole.
where direction * (target - value_then) > 0 and (scale <> 'logit' or target < 100)
