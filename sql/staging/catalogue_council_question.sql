-- One row per thing that people ask a council about, from the council's own file.
-- grain: area_code, indicator_id
select
    area_code,
    indicator_id,
    sort_order,
from raw.catalogue_council_question
