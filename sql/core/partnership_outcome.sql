-- One row per outcome that a partnership chose: why, and by which indicators it tells whether it comes about.
-- grain: area_code, outcome_id
select
    chosen.area_code,
    chosen.outcome_id,
    outcome.title,
    chosen.why,
    chosen.indicator_ids,
    chosen.sort_order,
from staging.catalogue_partnership_outcome as chosen
inner join core.outcome as outcome using (outcome_id)
order by chosen.area_code, chosen.sort_order
