-- One row per indicator and other series on the same question, with how they differ.
-- grain: indicator_id, related_id
select
    indicator_id,
    related_id,
    note,
    sort_order,
from raw.catalogue_related
