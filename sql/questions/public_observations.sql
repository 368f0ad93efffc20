-- One row per indicator, area and period, as the public interface gives it: a value, or why there is none.
-- grain: area_code, indicator_id, period_start, period_end
select
    observation.area_code,
    observation.indicator_id,
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
