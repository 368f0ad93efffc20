-- A rate or share for England outside the range of every English council is a fault: compare the units in both replies.
with councils as (
    select
        observation.indicator_id,
        observation.period_start,
        min(observation.value) as smallest,
        max(observation.value) as largest,
        count(*) as councils,
    from core.observation as observation
    inner join core.area as area using (area_code)
    where area.level = 'council' and starts_with(area_code, 'E')
    group by observation.indicator_id, observation.period_start
)

select
    england.indicator_id,
    england.period_start,
    councils.smallest,
    england.value,
    councils.largest,
from core.observation as england
inner join core.indicator as indicator using (indicator_id)
inner join councils using (indicator_id, period_start)
where
    england.area_code = 'E92000001'
    and not indicator.is_total
    and councils.councils >= 100
    and england.value not between councils.smallest and councils.largest
