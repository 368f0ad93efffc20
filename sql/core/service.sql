-- One row per service whose then and now are told.
-- grain: service_id
select
    service_id,
    title,
    sort_order,
from staging.catalogue_service
order by sort_order
