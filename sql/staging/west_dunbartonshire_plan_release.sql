-- One row per promise of West Dunbartonshire's plan: the page that its figures were typed from.
-- grain: indicator_id
-- publishes: release
select
    catalogue_indicator.indicator_id,
    'West Dunbartonshire Council' as publisher,
    max(figure.page) as href,
    null::date as released,
    null::date as data_modified,
from raw.west_dunbartonshire_plan_figure as figure
-- Only renames, as in staging.west_dunbartonshire_plan_observation.
inner join raw.catalogue_indicator
    on
        figure.source_key = catalogue_indicator.source_key
        and catalogue_indicator.source_id = 'west_dunbartonshire_plan'
group by catalogue_indicator.indicator_id
