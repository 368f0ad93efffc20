-- One row per indicator, area and period, with its break in definition and its revisions, for charts and tables.
-- grain: indicator_id, area_code, period_start, period_end
-- kept as: view
with revised as (
    select
        indicator_id,
        area_code,
        period_start,
        period_end,
        count(*) - 1 as earlier_values,
    from core.observation_history
    group by all
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
    observation.note,
    indicator_break.reason is not null as is_break_before,
    indicator_break.reason as break_reason,
    observation.first_seen,
    observation.receipt_id,
    coalesce(revised.earlier_values, 0) as earlier_values,
from core.observation as observation
-- Most figures have never been revised.
left join revised using (indicator_id, area_code, period_start, period_end)
-- Most periods begin no new definition.
left join core.indicator_break as indicator_break
    on
        observation.indicator_id = indicator_break.indicator_id
        and observation.period_start <= indicator_break.period_start
        and observation.period_end > indicator_break.period_start
