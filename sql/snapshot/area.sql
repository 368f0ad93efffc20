-- One row per area, as it ships. What is fetched later knows better: the snapshot ranks last.
select
    area_code::varchar as area_code,
    name,
    level,
    parent_codes,
    start_date,
    end_date,
    100 as source_rank,
from core.area
-- Areas of our own table that nobody publishes a figure of ship with that table.
where level <> 'ward' or end_date is null or area_code in (select area_code from core.observation)
order by all
