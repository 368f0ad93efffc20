-- One row per published figure: an observation that has a value, with its own error and its stretch of one definition.
-- grain: indicator_id, area_code, period_start, period_end
-- kept as: view
with broken as (
    select
        indicator_id,
        list(period_start order by period_start) as breaks,
    from core.indicator_break
    group by indicator_id
)

select
    observation.indicator_id,
    observation.area_code,
    observation.period_start,
    observation.period_end,
    observation.value,
    observation.lower,
    observation.upper,
    observation.status,
    -- A 95% interval is 2 × 1.96 standard errors wide.
    (observation.upper - observation.lower) / 3.92 as standard_error,
    -- Figures of one stretch are counted in one way: 0 before the first break, 2 after it, 1 for a window across it.
    coalesce(len(list_filter(broken.breaks, lambda b: b <= observation.period_start)), 0)
    + coalesce(len(list_filter(broken.breaks, lambda b: b < observation.period_end)), 0) as stretch,
from core.observation
-- Most indicators have no break in definition.
left join broken using (indicator_id)
where observation.value is not null
