-- A figure of a period that was over before its area began was made for it later: sql/core/observation.sql marks it.
select
    observation.indicator_id,
    observation.area_code,
    observation.period_end,
    succession.since,
from core.observation as observation
inner join core.area_succession as succession on observation.area_code = succession.successor_code
where
    observation.period_end <= succession.since
    and observation.fit_method is null
