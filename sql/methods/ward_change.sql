-- One row per ward and year after another: how it moved beside its council, and whether that is more than luck.
-- grain: indicator, ward, year
select
    indicator_id as indicator,
    ward_code as ward,
    council_code as council,
    year,
    value,
    value_before,
    basis,
    council_part,
    excess,
    excess_error,
    z,
    best_estimate,
    verdict,
from expectation.ward_change
