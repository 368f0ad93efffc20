-- One row per indicator, area and number of years ahead: the realistic range as the build has it.
select
    expected.* replace (
        expected.indicator_id::varchar as indicator_id,
        expected.area_code::varchar as area_code,
        expected.record_ranges::bigint as record_ranges
    ),
from marts.realistic_range as expected
order by expected.indicator_id, expected.area_code, expected.horizon
