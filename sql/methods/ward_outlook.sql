-- One row per ward and number of years ahead: its likely range from the newest year on, or why there is none.
-- grain: indicator, ward, origin, h
select
    indicator_id as indicator,
    ward_code as ward,
    council_code as council,
    origin_year as origin,
    horizon as h,
    value_now as value,
    q100,
    q500,
    q900,
    years_behind,
    verdict,
from marts.ward_outlook
