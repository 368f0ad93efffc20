-- One row per series and point left out (0: none): the weighted line through the others.
-- grain: series, left_out
with summed as (
    select
        series,
        every_point.left_out,
        count(*) as points,
        any_value(largest_weight) as largest_weight,
        sum(weight) as sum_w,
        sum(weight * x) as sum_wx,
        sum(weight * y) as sum_wy,
        sum(weight * x * x) as sum_wxx,
        sum(weight * x * y) as sum_wxy,
    from method.trend_interval_point
    cross join range(0, 6) as every_point (left_out)
    where x <> every_point.left_out
    group by series, every_point.left_out
)

select
    series,
    left_out,
    points,
    (sum_w * sum_wxy - sum_wx * sum_wy) / nullif(sum_w * sum_wxx - sum_wx * sum_wx, 0) as slope,
    sqrt(sum_w / nullif(largest_weight * (sum_w * sum_wxx - sum_wx * sum_wx), 0)) as slope_error,
from summed
