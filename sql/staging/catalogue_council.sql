-- One row per council that has a file of its own.
-- grain: area_code
select *
from raw.catalogue_council
