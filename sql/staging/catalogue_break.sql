-- One row per break in definition of an indicator, at the first period that counts the new way.
-- grain: indicator_id, period_start
select
    indicator_id,
    period_start,
    reason,
from raw.catalogue_break
