-- One row per outcome.
-- grain: outcome_id
select
    outcome_id,
    title,
    sort_order,
from staging.catalogue_outcome
order by sort_order
