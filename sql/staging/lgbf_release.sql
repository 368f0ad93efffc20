-- One row per indicator from the Framework: the page about it. The file does not date its releases.
-- grain: indicator_id
-- publishes: release
select
    catalogue_indicator.indicator_id,
    'Improvement Service' as publisher,
    'https://www.improvementservice.org.uk/benchmarking' as href,
    null::date as released,
    null::date as data_modified,
from raw.lgbf_figure
-- Only renames, as in staging.lgbf_observation.
inner join raw.catalogue_indicator
    on lgbf_figure.source_key = catalogue_indicator.source_key and catalogue_indicator.source_id = 'lgbf'
group by catalogue_indicator.indicator_id
