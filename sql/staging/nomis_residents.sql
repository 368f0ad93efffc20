-- One row per number of residents that Nomis gives, in each reply.
-- grain: indicator_id, area_code, period_start, period_end, first_seen
-- publishes: observation
select
    catalogue_indicator.indicator_id,
    figure.area_code,
    figure.period_start,
    figure.period_end,
    figure.value,
    null::double as lower,
    null::double as upper,
    null::double as numerator,
    null::double as denominator,
    figure.status,
    null::varchar as note,
    figure.first_seen,
    figure.receipt_id,
from staging.nomis_figure as figure
-- Only names it as we do.
inner join raw.catalogue_indicator
    on figure.dataset = catalogue_indicator.source_key and catalogue_indicator.source_id = 'nomis'
where figure.counted = 'all_ages'
