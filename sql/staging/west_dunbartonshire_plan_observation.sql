-- One row per figure that West Dunbartonshire gave of its plan for 2012 to 2017, in each version that was typed.
-- grain: indicator_id, area_code, period_start, period_end, first_seen
-- publishes: observation
select
    catalogue_indicator.indicator_id,
    figure.area_code,
    figure.period_start::date as period_start,
    figure.period_end::date as period_end,
    figure.value::double as value,
    null::double as lower,
    null::double as upper,
    null::double as numerator,
    null::double as denominator,
    case when figure.value is null then 'not_available' else 'published' end as status,
    'Typed from a copy, not checked' as note,
    figure.seen_at::timestamptz at time zone 'UTC' as first_seen,
    figure.receipt_id,
from raw.west_dunbartonshire_plan_figure as figure
-- Only renames: the catalogue knows the plan's promises by our own name.
inner join raw.catalogue_indicator
    on
        figure.source_key = catalogue_indicator.source_key
        and catalogue_indicator.source_id = 'west_dunbartonshire_plan'
