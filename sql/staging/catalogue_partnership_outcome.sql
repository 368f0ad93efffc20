-- One row per outcome that a partnership chose, in the order of the council's file.
-- grain: area_code, outcome_id
select
    area_code,
    outcome_id,
    why,
    indicator_ids,
    sort_order,
from raw.catalogue_partnership_outcome
