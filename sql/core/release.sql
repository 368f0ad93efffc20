-- One row per indicator: the newest release that its publisher names.
-- grain: indicator_id
select
    indicator_id,
    publisher,
    href,
    released,
    data_modified,
from published.release
qualify row_number() over (partition by indicator_id order by released desc nulls last, data_modified desc) = 1
