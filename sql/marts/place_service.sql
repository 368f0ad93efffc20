-- One row per place and service that can be told there, with the first indicator that is held in each role.
-- grain: area_code, service_id
with held as (
    select
        area_code,
        indicator_id,
    from marts.card
    where value is not null
),

reachable as (
    from held
    union
    -- A ward without a figure of its own is told its council's.
    select
        ancestor.area_code,
        held.indicator_id,
    from held
    inner join core.area_ancestor as ancestor on held.area_code = ancestor.ancestor_code
    where ancestor.ancestor_level = 'council'
)

select
    reachable.area_code,
    service.service_id,
    any_value(service.title) as title,
    any_value(service.sort_order) as sort_order,
    arg_min(figure.indicator_id, figure.sort_order) filter (figure.role = 'level') as level,
    arg_min(figure.indicator_id, figure.sort_order) filter (figure.role = 'demand') as demand,
    arg_min(figure.indicator_id, figure.sort_order) filter (figure.role = 'satisfaction') as satisfaction,
from reachable
inner join core.service_figure as figure using (indicator_id)
inner join core.service as service using (service_id)
group by reachable.area_code, service.service_id
order by reachable.area_code, service.service_id
