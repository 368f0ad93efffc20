-- One row per place and service that can be told there, with the first indicator that is held in each role.
-- grain: area_code, service_id
with held as (
    select
        area_code,
        indicator_id,
    from marts.card
    where value is not null
)

select
    held.area_code,
    service.service_id,
    any_value(service.title) as title,
    any_value(service.sort_order) as sort_order,
    arg_min(figure.indicator_id, figure.sort_order) filter (figure.role = 'level') as level,
    arg_min(figure.indicator_id, figure.sort_order) filter (figure.role = 'demand') as demand,
    arg_min(figure.indicator_id, figure.sort_order) filter (figure.role = 'satisfaction') as satisfaction,
from held
inner join core.service_figure as figure using (indicator_id)
inner join core.service as service using (service_id)
group by held.area_code, service.service_id
order by held.area_code, service.service_id
