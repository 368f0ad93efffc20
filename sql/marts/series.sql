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
),

broken as (
    select
        indicator_id,
        list(struct_pack(period_start, reason) order by period_start) as breaks,
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
    observation.note,
    -- The last of the breaks that fall into the period: a window of several years may hold more than one.
    list_filter(
        broken.breaks,
        lambda b: b['period_start'] >= observation.period_start and b['period_start'] < observation.period_end
    )[-1].reason as break_reason,
    break_reason is not null as is_break_before,
    observation.first_seen,
    observation.receipt_id,
    observation.fit_method,
    observation.fit_share,
    coalesce(revised.earlier_values, 0) as earlier_values,
from core.observation as observation
-- Most figures have never been revised.
left join revised using (indicator_id, area_code, period_start, period_end)
-- Most indicators have no break in definition.
left join broken using (indicator_id)
