-- One row per figure of the Local Government Benchmarking Framework, in each version of its file that we have seen.
-- grain: indicator_id, area_code, period_start, period_end, first_seen
-- publishes: observation
select
    catalogue_indicator.indicator_id,
    lgbf_figure.area_code,
    lgbf_figure.period_start::date as period_start,
    lgbf_figure.period_end::date as period_end,
    -- The file writes 43.5% as 0.435, and 100 times that as a floating number would be 43.49999999999999.
    case
        when catalogue_indicator.unit = '%' then (100 * lgbf_figure.value::decimal(18, 9))::double
        else lgbf_figure.value::double
    end as value,
    null::double as lower,
    null::double as upper,
    lgbf_figure.numerator::double as numerator,
    lgbf_figure.denominator::double as denominator,
    -- A blank may be withheld or never counted: the file does not say which.
    case when lgbf_figure.value is null then 'not_available' else 'published' end as status,
    null::varchar as note,
    lgbf_figure.seen_at::timestamptz at time zone 'UTC' as first_seen,
    lgbf_figure.receipt_id,
from raw.lgbf_figure
-- Only renames: the catalogue knows the Framework's measures by our own name. Those that it does not list stay raw.
inner join raw.catalogue_indicator
    on lgbf_figure.source_key = catalogue_indicator.source_key and catalogue_indicator.source_id = 'lgbf'
