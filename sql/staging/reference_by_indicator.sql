-- One row per indicator whose past ranges have been scored.
-- grain: indicator_id
select
    indicator as indicator_id,
    forecasts,
    cover_80,
    cover_95,
from raw.reference_by_indicator
