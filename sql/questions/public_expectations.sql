-- One row per indicator, area and number of years ahead, as the public interface gives it: the realistic range.
-- grain: area_code, indicator_id, horizon
select
    expected.area_code,
    expected.indicator_id,
    expected.horizon,
    expected.value_now,
    expected.now_end,
    expected.judged_at,
    expected.range_of,
    expected.q025,
    expected.q100,
    expected.q250,
    expected.q750,
    expected.q900,
    expected.q975,
    indicator.unit,
    expected.years_behind,
    expected.trust,
    expected.share_in_80,
    expected.record_ranges,
from marts.realistic_range as expected
inner join core.indicator as indicator using (indicator_id)
