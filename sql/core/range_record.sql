-- One row per indicator and horizon: how many of its past ranges held what came.
-- grain: indicator_id, horizon
select
    scored.indicator_id::indicator_id as indicator_id,
    scored.horizon,
    scored.forecasts as ranges,
    scored.origins as start_years,
    scored.cover_80 / 100 as share_in_80,
    scored.cover_95 / 100 as share_in_95,
from staging.record_ranges as scored
-- An indicator that has left the catalogue since keeps no record.
inner join core.indicator using (indicator_id)
