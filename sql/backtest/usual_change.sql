-- One row per indicator: its mean yearly change, up or down, in its own unit.
-- grain: indicator_id
with stepped as (
    select
        indicator_id,
        case when lag(year) over series = year - 1 then abs(value - lag(value) over series) end as yearly_change,
    from expectation.scaled
    window series as (partition by indicator_id, area_code order by year)
)

select
    indicator_id,
    avg(yearly_change) as usual_change,
from stepped
group by indicator_id
