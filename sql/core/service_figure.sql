-- One row per service, role (level, demand or satisfaction) and indicator that tells of it, the first choice first.
-- grain: service_id, role, indicator_id
select
    figure.service_id,
    figure.role,
    figure.indicator_id::indicator_id as indicator_id,
    figure.sort_order,
from staging.catalogue_service_figure as figure
order by figure.service_id, figure.role, figure.sort_order
