-- One row per figure in the snapshot that ships with Levelwith.
-- grain: indicator_id, area_code, period_start, period_end, first_seen
-- publishes: observation
select
    indicator_id,
    area_code,
    period_start,
    period_end,
    value,
    lower,
    upper,
    numerator,
    denominator,
    status,
    note,
    first_seen,
    receipt_id,
    fit_method,
    fit_share,
from raw.snapshot_observation
