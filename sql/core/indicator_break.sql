-- One row per break in definition: figures before it are not like those from it on.
-- grain: indicator_id, period_start
select
    catalogue_break.indicator_id::indicator_id as indicator_id,
    catalogue_break.period_start,
    catalogue_break.reason,
from staging.catalogue_break as catalogue_break
inner join core.indicator using (indicator_id)
