-- A council is missing or counted twice, or the units differ: compare the reply named by the receipt with the last one.
-- Totals of which every council that stands today has a figure; publishers round councils to tens, hence 0.5%.
with councils as (
    select
        observation.indicator_id,
        observation.period_start,
        sum(observation.value) as councils_together,
        count(observation.value) as councils,
    from core.observation as observation
    inner join core.area as area using (area_code)
    where area.level = 'council' and starts_with(area_code, 'E') and area.end_date is null
    group by observation.indicator_id, observation.period_start
)

select
    england.indicator_id,
    england.period_start,
    councils.councils,
    councils.councils_together,
    england.value as england,
    england.receipt_id,
from core.observation as england
inner join core.indicator as indicator using (indicator_id)
inner join councils using (indicator_id, period_start)
where
    england.area_code = 'E92000001'
    and indicator.is_total
    and councils.councils >= 296
    and abs(councils.councils_together - england.value) > 0.005 * abs(england.value)
