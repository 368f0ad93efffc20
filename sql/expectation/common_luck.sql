-- One row per indicator, origin and horizon: how many past years we go by, and how much the nation moved all areas.
-- grain: indicator_id, origin_year, horizon
with counted as (
    select
        origin.indicator_id,
        origin.origin_year,
        horizon.horizon,
        count(effect.year) as years,
    from expectation.origin as origin
    cross join expectation.horizon as horizon
    -- No start of this length may have ended yet.
    left join expectation.year_effect as effect
        on
            origin.indicator_id = effect.indicator_id
            and horizon.horizon = effect.horizon
            and effect.year + effect.horizon <= origin.origin_year
    group by origin.indicator_id, origin.origin_year, horizon.horizon
),

sourced as (
    select
        counted.*,
        growth.growth,
        -- Without a past of this length we go by one-year errors, grown with time.
        case when counted.years > 0 then counted.horizon else 1 end as lender_horizon,
        case when counted.years > 0 then 1 else sqrt(counted.horizon) end as common_growth,
        case when counted.years > 0 then 1 else pow(counted.horizon, growth.growth) end as local_growth,
    from counted
    inner join expectation.gap_growth as growth using (indicator_id, origin_year)
),

measured as (
    select
        sourced.indicator_id,
        sourced.origin_year,
        sourced.horizon,
        sourced.lender_horizon,
        sourced.local_growth,
        min(effect.year) as first_start,
        max(effect.year) + sourced.lender_horizon as last_end,
        count(*) as years,
        round(favg(pow(effect.effect * sourced.common_growth, 2)), 9) as mean_square,
    from sourced
    inner join expectation.year_effect as effect
        on
            sourced.indicator_id = effect.indicator_id
            and sourced.lender_horizon = effect.horizon
            and effect.year + effect.horizon <= sourced.origin_year
    group by
        sourced.indicator_id, sourced.origin_year, sourced.horizon, sourced.lender_horizon, sourced.local_growth
),

weighed as (
    select
        measured.*,
        -- Stretches that share years are not separate experiences; nor are rolling figures that share years.
        greatest(1, 1 + (years - 1) / (horizon + scale.window_years - 1)) as effective_years,
        -- A nation that drifts moves the mean of several years less in one year than a single year's figure, and then
        -- catches up: so in units of yearly changes what is usual is more, from the second year on.
        least(horizon, scale.window_years) as overlap,
        greatest(horizon, scale.window_years) as span,
        (span * pow(overlap, 2) - overlap * (pow(overlap, 2) - 1) / 3) / (horizon * scale.window_years)
            as catching_up,
    from measured
    inner join expectation.scale as scale using (indicator_id)
)

select
    *,
    -- Three years' worth of what is usual for councils' figures are added: few years may all have been quiet ones.
    (effective_years * mean_square + 3 * 0.55 * pow(horizon, 1.2) * catching_up) / (effective_years + 3)
        as common_variance,
    effective_years + 3 as degrees_of_freedom,
from weighed
