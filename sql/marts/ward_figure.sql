-- One row per indicator and ward: the figures of one council's wards for their newest common period.
-- grain: indicator_id, ward_code
with placed as (
    select
        observation.*,
        area.parent_code as council_code,
        area.name as ward_name,
        max(observation.period_end) over (partition by observation.indicator_id, area.parent_code) as newest_end,
    from core.observation as observation
    inner join core.area as area using (area_code)
    where area.level = 'ward'
),

spread as (
    select
        *,
        min(value) over council_wards as smallest,
        max(value) over council_wards as largest,
    from placed
    where period_end = newest_end
    window council_wards as (partition by indicator_id, council_code)
)

select
    indicator_id,
    area_code as ward_code,
    council_code,
    ward_name,
    value,
    lower,
    upper,
    status,
    note,
    fit_method,
    fit_share,
    period_start,
    period_end,
    -- Five equal steps between the smallest and the largest ward, for the map.
    case
        when value is null then null
        when largest = smallest then 3
        else least(5, 1 + floor(5 * (value - smallest) / (largest - smallest))::integer)
    end as class,
from spread
order by council_code, indicator_id, ward_name
