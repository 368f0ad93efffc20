-- One row per indicator, horizon and method: how well its ranges held, in the indicator's own unit.
-- grain: indicator_id, horizon, method
with stated as (
    select
        forecast.indicator_id,
        forecast.horizon,
        forecast.origin_year,
        forecast.scale,
        forecast.actual,
        weight.level,
        weight.weight,
        unnest(['range', 'no_change']) as method,
        unnest([
            forecast.centre + forecast.noise * half_width.half_width,
            forecast.naive_centre + forecast.naive_error * weight.normal_quantile
        ]) as scaled_value,
    from backtest.forecast as forecast
    inner join expectation.half_width as half_width using (indicator_id, origin_year, horizon)
    inner join backtest.level_weight as weight using (position)
),

read_back as (
    select
        *,
        case scale
            when 'logit' then 100.5 / (1 + exp(-scaled_value)) - 0.25
            when 'log' then exp(scaled_value)
            else scaled_value
        end - actual as miss,
    from stated
)

select
    indicator_id,
    horizon,
    method,
    count(*) filter (level = 0.5) as forecasts,
    count(distinct origin_year) as origins,
    1 - (sum((miss > 0)::integer) filter (level = 0.1) + sum((miss < 0)::integer) filter (level = 0.9)) / forecasts
        as cover_80,
    1 - (sum((miss > 0)::integer) filter (level = 0.025) + sum((miss < 0)::integer) filter (level = 0.975)) / forecasts
        as cover_95,
    avg(abs(miss)) filter (level = 0.5) as absolute_error,
    -- A figure below the level costs by one share, above it by the other.
    2 * sum(weight * case when miss > 0 then (1 - level) * miss else -level * miss end) / forecasts as crps,
    -- Width of the range, and a fine for each unit by which it was missed: 2 / 0.2 = 10 for 80%, 2 / 0.05 = 40 for 95%.
    (
        sum(-miss + 10 * greatest(miss, 0)) filter (level = 0.1)
        + sum(miss + 10 * greatest(-miss, 0)) filter (level = 0.9)
    ) / forecasts as interval_score_80,
    (
        sum(-miss + 40 * greatest(miss, 0)) filter (level = 0.025)
        + sum(miss + 40 * greatest(-miss, 0)) filter (level = 0.975)
    ) / forecasts as interval_score_95,
from read_back
group by indicator_id, horizon, method
