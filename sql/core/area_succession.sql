-- One row per area whose code ended and each that followed it. No series is ever joined across it silently.
-- grain: predecessor_code, successor_code
select
    predecessor_code,
    successor_code,
    kind,
    -- Whole councils went over, one to one or into a larger one. A split, or wards that were redrawn, say nothing of
    -- how much went where: that stays unknown until a publisher says it.
    case when kind in ('merged', 'recoded') then 1.0 end as share,
    since,
from staging.reference_succession
