-- One row per place that followed another or was followed by one: those of them that have figures, by name.
-- grain: area_code
with held as (
    select distinct area_code
    from marts.latest_figure
    where value is not null
),

linked as (
    select
        predecessor_code as area_code,
        successor_code as other_code,
        'successor' as role,
    from core.area_succession
    union all
    select
        successor_code,
        predecessor_code,
        'predecessor' as role,
    from core.area_succession
)

select
    linked.area_code,
    list(other.area_code order by other.name) filter (role = 'successor') as successor_codes,
    list(other.name order by other.name) filter (role = 'successor') as successor_names,
    list(other.area_code order by other.name) filter (role = 'predecessor') as predecessor_codes,
    list(other.name order by other.name) filter (role = 'predecessor') as predecessor_names,
from linked
inner join held on linked.other_code = held.area_code
inner join core.area as other on linked.other_code = other.area_code
group by linked.area_code
