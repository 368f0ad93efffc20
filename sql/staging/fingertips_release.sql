-- One row per indicator from Fingertips: where to find it. Its tables do not date their releases.
-- grain: indicator_id
-- publishes: release
select
    catalogue_indicator.indicator_id,
    'Department of Health and Social Care' as publisher,
    'https://fingertips.phe.org.uk/' as href,
    null::date as released,
    null::date as data_modified,
from raw.fingertips_figure
-- Only renames, as in staging.fingertips_observation.
inner join raw.catalogue_indicator
    on
        fingertips_figure.source_key = catalogue_indicator.source_key
        and catalogue_indicator.source_id = 'fingertips'
group by catalogue_indicator.indicator_id
