-- One row per indicator, area and period: the newest value or why there is none, its publisher and licence.
select
    observation.indicator_id::varchar as indicator_id,
    indicator.title as indicator,
    observation.area_code::varchar as area_code,
    area.name as area,
    observation.period_start,
    observation.period_end,
    observation.value,
    observation.lower,
    observation.upper,
    observation.numerator,
    observation.denominator,
    indicator.unit,
    observation.status,
    observation.note,
    observation.fit_method,
    observation.fit_share,
    indicator.publisher,
    indicator.licence,
    observation.first_seen,
    observation.receipt_id,
from core.observation as observation
inner join core.indicator as indicator using (indicator_id)
inner join core.area as area using (area_code)
order by all
