-- One row per series: whether its last five points have a clear direction (the rule of Fingertips).
-- grain: series
-- Clear: the slope passes 99.8% (chi-square, one degree of freedom: the square of z) and keeps its sign whichever of
-- the five points is left out. Fewer than five points with an interval: nothing is calculated.
with named as (
    select
        series,
        min(given_row) as given_row,
    from method.given
    group by series
),

pointed as (
    select
        series,
        any_value(n_available) as n_available,
        min(year) as first_year,
        max(year) as last_year,
    from method.trend_interval_point
    group by series
),

fitted as (
    select
        series,
        max(slope) filter (where left_out = 0) as slope,
        pow(max(slope / slope_error) filter (where left_out = 0), 2) as chisq,
        min(sign(slope)) = max(sign(slope)) as loo_same_sign,
    from method.trend_interval_fit
    group by series
    having max(points) = 5
)

select
    given_row,
    coalesce(n_available, 0) as n_available,
    first_year,
    last_year,
    slope,
    chisq,
    loo_same_sign,
    case
        when slope is null then 'cannot_be_calculated'
        when chisq <= z99_8 * z99_8 or not loo_same_sign then 'no_significant_change'
        when slope > 0 then 'increasing'
        else 'decreasing'
    end as marker,
from named
-- A series may have no usable point, or fewer than five.
left join pointed using (series)
left join fitted using (series)
cross join method.normal_quantile
