-- One row per indicator: the newest release that its publisher names, with its day where that had come by then.
-- grain: indicator_id
select
    told.indicator_id,
    told.publisher,
    told.href,
    case when told.released <= as_at.figures then told.released end as released,
    case when told.data_modified <= as_at.figures then told.data_modified end as data_modified,
from told
cross join meta.as_at as as_at
