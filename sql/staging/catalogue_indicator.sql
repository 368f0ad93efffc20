-- One row per indicator of the catalogue.
-- grain: indicator_id
select *
from raw.catalogue_indicator
