-- One row per body of a partnership, with what it leads on where that is known.
-- grain: area_code, name
select
    area_code,
    name,
    leads,
    sort_order,
from staging.catalogue_partner
order by area_code, sort_order
