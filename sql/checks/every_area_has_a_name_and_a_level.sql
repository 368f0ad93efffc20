-- Publish the area from the staging model of the source that uses its code.
select
    area_code,
    name,
    level,
from core.area
where coalesce(name, '') = '' or level is null
