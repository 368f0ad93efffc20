-- One row per partnership: its purpose and values, when it meets, and whether all this is only an example.
-- grain: area_code
select
    area_code,
    name,
    is_example,
    source_title,
    source_url,
    purpose,
    shared_values,
    meets,
    next_meeting,
from staging.catalogue_partnership
order by area_code
