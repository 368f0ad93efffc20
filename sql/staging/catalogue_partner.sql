-- One row per body of a partnership, in the order of the council's file.
-- grain: area_code, name
select
    area_code,
    name,
    nullif(leads, '') as leads,
    sort_order,
from raw.catalogue_partner
