-- One row per indicator that was fetched, as it ships.
select
    indicator_id::varchar as indicator_id,
    publisher,
    href,
    released,
    data_modified,
from core.release
order by all
