-- One row per figure of Fingertips, in each version of its table that we have seen.
-- grain: indicator_id, area_code, period_start, period_end, first_seen
-- publishes: observation
select
    catalogue_indicator.indicator_id,
    fingertips_figure.area_code,
    fingertips_figure.period_start::date as period_start,
    fingertips_figure.period_end::date as period_end,
    fingertips_figure.value::double as value,
    fingertips_figure.lower::double as lower,
    fingertips_figure.upper::double as upper,
    -- A count that stands without its value would tell what was held back.
    case when fingertips_figure.value is not null then fingertips_figure.count::double end as numerator,
    fingertips_figure.denominator::double as denominator,
    -- Without a value the note says why there is none; most are words on privacy or on small numbers.
    case
        when fingertips_figure.value is not null then 'published'
        when regexp_matches(fingertips_figure.note, 'suppress|disclos|small (count|number)', 'i') then 'suppressed'
        when regexp_matches(fingertips_figure.note, 'not applicable', 'i') then 'not_applicable'
        else 'not_available'
    end as status,
    fingertips_figure.note,
    fingertips_figure.seen_at::timestamptz at time zone 'UTC' as first_seen,
    fingertips_figure.receipt_id,
from raw.fingertips_figure
-- Only renames: the catalogue knows the publisher's series by our own name. Sexes that it does not list stay raw.
inner join raw.catalogue_indicator
    on
        fingertips_figure.source_key = catalogue_indicator.source_key
        and catalogue_indicator.source_id = 'fingertips'
