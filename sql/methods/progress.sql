-- One row per given row: growth a year since the base year, beside the growth a year that the target needs.
-- grain: given_row
-- The ratio of Open SDG's progress measure (Statistics Canada). Compound growth is not defined for values of 0 or less.
-- Without a target the growth itself is judged: 1.5%, 0.5% and 0 a year.
with grown as (
    select
        given_row,
        if(direction = 'increase', 1, -1) as way,
        latest,
        target,
        case
            when base > 0 and latest > 0 and latest_year > base_year
                then pow(latest / base, 1 / (latest_year - base_year)) - 1
        end as cagr_observed,
        case
            when base > 0 and target > 0 and target_year > base_year
                then pow(target / base, 1 / (target_year - base_year)) - 1
        end as cagr_required,
    from method.given
),

compared as (
    select
        grown.*,
        -- Positive when it moves the way that is wanted.
        way * cagr_observed / nullif(abs(cagr_required), 0) as ratio,
        way * cagr_observed as growth_wanted,
        target is not null and cagr_required is null as has_undefined_need,
    from grown
)

select
    given_row,
    cagr_observed,
    cagr_required,
    ratio,
    case
        when way * (latest - target) >= 0 then 'target_achieved'
        when has_undefined_need or growth_wanted is null then 'undefined'
        when growth_wanted < 0 then 'deterioration'
        when target is null and growth_wanted >= 0.015 then 'on_track'
        when target is null and growth_wanted >= 0.005 then 'acceleration_needed'
        when target is null and growth_wanted >= 0 then 'limited'
        when ratio >= 0.95 then 'on_track'
        when ratio >= 0.60 then 'acceleration_needed'
        else 'limited'
    end as category,
from compared
