-- One row per place that followed another or was followed by one: those of them that have a page, by name.
-- grain: area_code
with paged as (
    select distinct area_code
    from marts.latest_figure
    where value is not null
    union
    -- A code that ended explains itself, also where no figure of it is held.
    select predecessor_code
    from core.area_succession
),

linked as (
    select
        predecessor_code as area_code,
        successor_code as other_code,
        'successor' as role,
        kind,
    from core.area_succession
    union all
    select
        successor_code,
        predecessor_code,
        'predecessor' as role,
        kind,
    from core.area_succession
),

named as (
    select
        linked.*,
        other.name as other_name,
        case when paged.area_code is not null then linked.role end as linked_role,
    from linked
    inner join core.area as other on linked.other_code = other.area_code
    -- What followed may be here without figures: it has no page to go to.
    left join paged on linked.other_code = paged.area_code
    where other.name is not null
)

select
    area_code,
    list(other_code order by other_name) filter (linked_role = 'successor') as successor_codes,
    list(other_name order by other_name) filter (linked_role = 'successor') as successor_names,
    list(other_code order by other_name) filter (linked_role = 'predecessor') as predecessor_codes,
    list(other_name order by other_name) filter (linked_role = 'predecessor') as predecessor_names,
    min(kind) filter (role = 'successor') as ended_by,
    min(kind) filter (role = 'predecessor') as began_by,
from named
group by area_code
