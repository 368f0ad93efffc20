-- One row per indicator that people ask about when it has changed, and what they ask. Null: no such words are held.
-- grain: indicator_id
select
    why.indicator_id::indicator_id as indicator_id,
    why.when_up,
    why.when_down,
from staging.catalogue_why as why
order by why.indicator_id
