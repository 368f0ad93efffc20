-- One row per indicator, area, period and reply of Explore local statistics that has a figure or a mark for it.
-- grain: indicator_id, area_code, period_start, period_end, receipt_id
-- publishes: observation
select
    indicator_id,
    areacd as area_code,
    left(period, 10)::date as period_start,
    -- "2024-04-01/P1Y" runs for a year, "/P3M" for three months; a day by itself is that day.
    case
        when period like '%Y' then left(period, 10)::date + to_years(regexp_extract(period, 'P(\d+)', 1)::integer)
        when period like '%M' then left(period, 10)::date + to_months(regexp_extract(period, 'P(\d+)', 1)::integer)
        else left(period, 10)::date + to_days(1)
    end::date as period_end,
    value::double as value,
    lci_95::double as lower,
    uci_95::double as upper,
    null::double as numerator,
    null::double as denominator,
    case
        -- With a value: to be used with care. Without: the publisher holds one, and finds it too unreliable to print.
        when status = 'u' then 'unreliable'
        when value is not null then 'published'
        when status = 'c' then 'suppressed'
        when status = 'z' then 'not_applicable'
        else 'not_available'
    end as status,
    case when length(status) > 1 then status end as note,
    seen_at::timestamptz at time zone 'UTC' as first_seen,
    receipt_id,
from raw.els_observation
