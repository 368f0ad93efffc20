-- One row per indicator, origin, horizon and level: how far it lies from the centre, in units of an area's noise.
-- grain: indicator_id, origin_year, horizon, position
with common as (
    select
        luck.indicator_id,
        luck.origin_year,
        luck.horizon,
        level.position,
        level.level,
        level.normal_quantile as z,
        luck.degrees_of_freedom as df,
        sqrt(luck.common_variance) as common_error,
    from expectation.common_luck as luck
    cross join expectation.level as level
),

widened as (
    select
        *,
        -- Student's t from the normal curve, by its series in 1 / df: within 0.3% for df >= 4, and df is never less.
        z
        + (pow(z, 3) + z) / (4 * df)
        + (5 * pow(z, 5) + 16 * pow(z, 3) + 3 * z) / (96 * pow(df, 2))
        + (3 * pow(z, 7) + 19 * pow(z, 5) + 17 * pow(z, 3) - 15 * z) / (384 * pow(df, 3))
        + (79 * pow(z, 9) + 776 * pow(z, 7) + 1482 * pow(z, 5) - 1920 * pow(z, 3) - 945 * z) / (92160 * pow(df, 4))
            as student_t,
    from common
)

select
    widened.indicator_id,
    widened.origin_year,
    widened.horizon,
    widened.position,
    widened.level,
    case
        -- Cash is compared with the middle area only: what moves all of them plays no part.
        when scale.is_cash then local_luck.spread
        when widened.level = 0.5 then 0
        -- Nobody's luck below the middle counts above it, so that a higher level always lies further up.
        when widened.level < 0.5
            then -sqrt(pow(widened.common_error * widened.student_t, 2) + pow(least(local_luck.spread, 0), 2))
        else sqrt(pow(widened.common_error * widened.student_t, 2) + pow(greatest(local_luck.spread, 0), 2))
    end as half_width,
from widened
inner join expectation.scale as scale using (indicator_id)
inner join expectation.local_luck as local_luck using (indicator_id, origin_year, horizon, position)
order by widened.indicator_id, widened.origin_year, widened.horizon, widened.position
