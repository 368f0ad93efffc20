-- One row per indicator: how often its figures come, and whether their periods overlap.
-- grain: indicator_id
with stepped as (
    select
        indicator_id,
        date_diff('month', period_start, period_end) as window_months,
        date_diff('month', lag(period_start) over series, period_start) as step_months,
    from core.observation
    where value is not null
    window series as (partition by indicator_id, area_code order by period_start, period_end)
),

typical as (
    select
        indicator_id,
        median(window_months)::integer as window_months,
        coalesce(median(step_months), 0)::integer as step_months,
    from stepped
    group by indicator_id
)

select
    indicator_id,
    window_months,
    step_months,
    step_months > 0 and window_months > step_months as has_overlap,
    -- Where the calendar repeats within a year, like is compared with the same season a year before.
    case when step_months between 1 and 11 then 12 // step_months else 1 end as points_a_year,
    -- Three single years make a mean; a rolling period is a mean already; a year of months or quarters is one.
    case
        when step_months between 1 and 11 then 12 // step_months
        when step_months = 12 and window_months <= 12 then 3
        else 1
    end as points_a_mean,
from typical
