-- One row per given row with a value, as core.ward_panel holds it.
-- grain: indicator_id, ward_code, year
select
    indicator as indicator_id,
    ward as ward_code,
    council as council_code,
    year::integer as year,
    make_date(year::integer, 1, 1) as period_start,
    make_date(year::integer + 1, 1, 1) as period_end,
    value,
    null::double as standard_error,
    x as events,
    n as people,
    -- Five counts or more that all end in 0 or 5: rounded.
    count(x) over council >= 5 and count(case when x % 5 > 0 then 1 end) over council = 0 as is_rounded,
    coalesce(council_value, median(value) over council) as council_value,
    case improvement when 'increase' then 'higher' when 'decrease' then 'lower' else 'neutral' end as better,
    null::varchar as unit,
    false as is_total,
    transform as scale,
    null::double as floor,
    null::double as ceiling,
from method.given_wards
where value is not null
window council as (partition by indicator, council, year)
