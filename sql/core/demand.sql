-- One row per indicator and figure that tells how much is asked of it, the first choice first.
-- grain: indicator_id, demand_id
with named as (
    select
        told.indicator_id,
        asked.indicator_id as demand_id,
        1000 * min(service.sort_order) + min(asked.sort_order) as sort_order,
    from core.service_figure as told
    inner join core.service as service using (service_id)
    inner join core.service_figure as asked using (service_id)
    where told.role <> 'demand' and asked.role = 'demand' and told.indicator_id <> asked.indicator_id
    group by told.indicator_id, asked.indicator_id
),

of_all as (
    -- Of most things more is asked where more people live. Councils and wards may have it from two sources.
    select
        indicator.indicator_id,
        people.indicator_id as demand_id,
        1000000 + people.sort_order as sort_order,
    from core.indicator as indicator
    inner join core.indicator as people on people.indicator_id in ('resident-population', 'residents-by-ward')
    where indicator.indicator_id not in ('resident-population', 'residents-by-ward')
),

offered as (
    select *
    from named
    union all
    select *
    from of_all
)

select
    indicator_id,
    demand_id,
    min(sort_order) as sort_order,
from offered
group by indicator_id, demand_id
order by indicator_id, sort_order
