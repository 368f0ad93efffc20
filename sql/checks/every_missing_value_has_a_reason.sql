-- Missing, suppressed, not applicable and zero are four different things: the staging model must give a status.
select
    indicator_id,
    area_code,
    period_start,
    value,
    status,
from core.observation
where
    (value is null) <> (status in ('suppressed', 'not_available', 'not_applicable'))
    or coalesce(status not in ('published', 'unreliable', 'suppressed', 'not_available', 'not_applicable'), true)
