-- One row per area and each area it lies in, through any number of steps.
-- grain: area_code, ancestor_code
with recursive climbed as (
    select
        area_code,
        unnest(parent_codes) as ancestor_code,
    from core.area
    union
    select
        climbed.area_code,
        unnest(parent.parent_codes) as ancestor_code,
    from climbed
    inner join core.area as parent on climbed.ancestor_code = parent.area_code
)

select
    climbed.area_code::area_code as area_code,
    climbed.ancestor_code::area_code as ancestor_code,
    ancestor.level as ancestor_level,
from climbed
inner join core.area as ancestor on climbed.ancestor_code = ancestor.area_code
where climbed.area_code <> climbed.ancestor_code
