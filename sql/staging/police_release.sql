-- One row per indicator from the police: the page about the figures. Their replies do not date them.
-- grain: indicator_id
-- publishes: release
select
    catalogue_indicator.indicator_id,
    'data.police.uk' as publisher,
    'https://data.police.uk/about/' as href,
    null::date as released,
    null::date as data_modified,
from raw.catalogue_indicator
where
    catalogue_indicator.source_id = 'police'
    and (exists (from raw.police_count) or exists (from raw.police_archive_count))
