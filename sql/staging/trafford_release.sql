-- One row per indicator from Trafford Data Lab: the page of its table. The Lab does not date its releases.
-- grain: indicator_id
-- publishes: release
select
    catalogue_indicator.indicator_id,
    'Trafford Data Lab' as publisher,
    -- Population has a table a year: the last by name is the newest.
    max(trafford_figure.page) as href,
    null::date as released,
    null::date as data_modified,
from raw.trafford_figure
-- Only renames, as in staging.trafford_observation.
inner join raw.catalogue_indicator using (source_key)
group by catalogue_indicator.indicator_id
