-- One row per council whose file says with whom it promises.
-- grain: area_code
select
    area_code,
    name,
    is_example,
    -- An empty text in the file is nothing at all on a page.
    nullif(source_title, '') as source_title,
    nullif(source_url, '') as source_url,
    nullif(purpose, '') as purpose,
    shared_values,
    nullif(meets, '') as meets,
    next_meeting,
from raw.catalogue_partnership
