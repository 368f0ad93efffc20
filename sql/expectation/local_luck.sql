-- One row per indicator, origin, horizon and level: how areas' own luck has spread around everybody's.
-- grain: indicator_id, origin_year, horizon, position
-- batch: indicator_id
with pooled as (
    select
        luck.indicator_id,
        luck.origin_year,
        luck.horizon,
        luck.local_growth,
        -- The levels of expectation.level: DuckDB wants them written out.
        quantile_cont(past_error.error - effect.effect, [
            0.005, 0.010, 0.025, 0.050, 0.075, 0.100, 0.125, 0.150, 0.175,
            0.200, 0.225, 0.250, 0.275, 0.300, 0.325, 0.350, 0.375, 0.400,
            0.425, 0.450, 0.475, 0.500, 0.525, 0.550, 0.575, 0.600, 0.625,
            0.650, 0.675, 0.700, 0.725, 0.750, 0.775, 0.800, 0.825, 0.850,
            0.875, 0.900, 0.925, 0.950, 0.975, 0.990, 0.995
        ]) as spread,
    from expectation.common_luck as luck
    inner join meta.batch using (indicator_id)
    inner join expectation.year_effect as effect
        on
            luck.indicator_id = effect.indicator_id
            and luck.lender_horizon = effect.horizon
            and effect.year + effect.horizon <= luck.origin_year
    inner join expectation.past_error as past_error
        on
            effect.indicator_id = past_error.indicator_id
            and effect.horizon = past_error.horizon
            and effect.year = past_error.year
    group by luck.indicator_id, luck.origin_year, luck.horizon, luck.local_growth
)

select
    indicator_id,
    origin_year,
    horizon,
    generate_subscripts(spread, 1) as position,
    local_growth * unnest(spread) as spread,
from pooled
