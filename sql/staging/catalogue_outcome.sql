-- One row per outcome: what people in a place want for it.
-- grain: outcome_id
select
    outcome_id,
    title,
    sort_order,
from raw.catalogue_outcome
