-- One row per indicator from Nomis: where its table is. Nomis dates each month's release, but not in the table.
-- grain: indicator_id
-- publishes: release
select
    catalogue_indicator.indicator_id,
    'Office for National Statistics' as publisher,
    case figure.dataset
        when 'NM_162_1' then 'https://www.nomisweb.co.uk/datasets/ucjsa'
        else 'https://www.nomisweb.co.uk/'
    end as href,
    null::date as released,
    null::date as data_modified,
from (select distinct dataset from raw.nomis_figure) as figure
-- Only names it as we do.
inner join raw.catalogue_indicator
    on figure.dataset = catalogue_indicator.source_key and catalogue_indicator.source_id = 'nomis'
