-- Missing, suppressed, not applicable and zero are four different things: the staging model must give a status.
select
    indicator_id,
    area_code,
    period_start,
    value,
    status,
from core.observation
where
    (value is null and status not in ('unreliable', 'suppressed', 'not_available', 'not_applicable'))
    or (value is not null and status not in ('published', 'unreliable'))
    or status is null
