-- One row per published figure: the days of which it tells. A day is told of by one figure, or by none.
-- grain: indicator_id, area_code, period_start, period_end
-- kept as: view
-- What was promised, predicted or expected of a day is held against the figure that ends nearest to it, less than half
-- a step away: the days of a survey wander. Of two that are as near, the earlier.
select
    figure.*,
    -- Thirty days a month, and less than half of them.
    15 * rhythm.step_months - 1 as reach,
    date_diff('day', lag(figure.period_end) over series, figure.period_end) as days_before,
    date_diff('day', figure.period_end, lead(figure.period_end) over series) as days_after,
    -- The day in the middle of two figures is the earlier one's, as is the day that both of them end on.
    figure.period_end - least(reach, (days_before + 1) // 2 - 1)::integer as first_day,
    figure.period_end + least(reach, days_after // 2)::integer as last_day,
from core.figure as figure
inner join core.rhythm as rhythm using (indicator_id)
window series as (
    partition by figure.indicator_id, figure.area_code order by figure.period_end, figure.period_start
)
