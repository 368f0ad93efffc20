-- One row per indicator and horizon whose past ranges have been scored.
-- grain: indicator_id, horizon
select
    indicator as indicator_id,
    horizon,
    forecasts,
    origins,
    cover_80,
    cover_95,
from raw.record_ranges
