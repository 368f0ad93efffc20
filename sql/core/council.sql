-- One row per council that has a file of its own.
-- grain: area_code
select *
from staging.catalogue_council
