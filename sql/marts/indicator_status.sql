-- One row per indicator: what is held of it, from when to when, and how often it was revised.
-- grain: indicator_id
with held as (
    select
        indicator_id,
        min(period_start) filter (value is not null) as first_start,
        max(period_end) filter (value is not null) as last_end,
        count(*) as observations,
        count(*) filter (status = 'suppressed') as suppressed,
        count(*) filter (status = 'not_available') as not_available,
        count(distinct area_code) filter (value is not null) as areas,
        count(distinct area_code) filter (value is not null and level in ('council', 'county')) as councils,
        count(distinct area_code) filter (value is not null and level = 'ward') as wards,
        max(first_seen) as last_changed,
        bool_or(lower is not null) as has_intervals,
    from core.observation
    inner join core.area using (area_code)
    group by indicator_id
),

versions as (
    select
        indicator_id,
        count(*) as published_values,
    from core.observation_history
    group by indicator_id
)

select
    indicator.*,
    held.* exclude (indicator_id),
    -- Every value but one a period is a revision.
    coalesce(versions.published_values - held.observations, 0) as revisions,
    rhythm.has_overlap,
    rhythm.step_months,
    rhythm.window_months,
from core.indicator as indicator
-- An indicator may be catalogued before its first fetch; then nothing is held of it yet.
left join held using (indicator_id)
left join versions using (indicator_id)
left join core.rhythm as rhythm using (indicator_id)
order by indicator.outcome_id, indicator.title
