-- One row per service, role and indicator that tells of it in that role.
-- grain: service_id, role, indicator_id
select
    service_id,
    role,
    indicator_id,
    sort_order,
from raw.catalogue_service_figure
