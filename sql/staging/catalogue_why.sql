-- One row per indicator that people ask about when it has changed, and what they ask.
-- grain: indicator_id
select
    indicator_id,
    when_up,
    when_down,
from raw.catalogue_why
