-- One row per indicator and horizon: how much councils moved all their wards, and how wards' own luck has spread.
-- grain: indicator_id, horizon
with effects as (
    select
        indicator_id,
        council_code,
        year,
        horizon,
        any_value(effect) as effect,
        count(*) as wards,
    from expectation.ward_error
    group by indicator_id, council_code, year, horizon
),

common as (
    select
        indicator_id,
        horizon,
        count(distinct year) as years,
        -- Each council's years weigh by its wards: the middle of a few is as much their own luck.
        sum(effect * effect * wards) / sum(wards) as mean_square,
        greatest(1, 1 + (count(distinct year) - 1) / horizon) as effective_years,
    from effects
    group by indicator_id, horizon
),

own as (
    select
        indicator_id,
        horizon,
        count(distinct ward_code) as wards,
        quantile_cont(own_error, 0.1) as own_low,
        quantile_cont(own_error, 0.9) as own_high,
    from expectation.ward_error
    group by indicator_id, horizon
)

select
    common.indicator_id,
    common.horizon,
    common.years,
    own.wards,
    (common.effective_years * common.mean_square + 3 * 0.55 * pow(common.horizon, 1.2))
    / (common.effective_years + 3) as common_variance,
    common.effective_years + 3 as degrees_of_freedom,
    own.own_low,
    own.own_high,
from common
inner join own using (indicator_id, horizon)
