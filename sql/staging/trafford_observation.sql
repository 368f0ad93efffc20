-- One row per figure of Trafford Data Lab, in each version of its table that we have seen.
-- grain: indicator_id, area_code, period_start, period_end, first_seen
-- publishes: observation
select
    catalogue_indicator.indicator_id,
    trafford_figure.area_code,
    trafford_figure.period_start::date as period_start,
    trafford_figure.period_end::date as period_end,
    trafford_figure.value::double as value,
    null::double as lower,
    null::double as upper,
    trafford_figure.numerator::double as numerator,
    trafford_figure.denominator::double as denominator,
    -- The Lab writes NA alike for what was withheld and what was never counted, so we cannot say which.
    case when trafford_figure.value is null then 'not_available' else 'published' end as status,
    null::varchar as note,
    trafford_figure.seen_at::timestamp as first_seen,
    trafford_figure.receipt_id,
from raw.trafford_figure
-- Only renames: the catalogue knows the Lab's series by our own name. Series that it does not list stay raw.
inner join raw.catalogue_indicator using (source_key)
