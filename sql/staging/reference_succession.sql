-- One row per council whose code ended and each that followed it.
-- grain: predecessor_code, successor_code
select
    predecessor_code,
    successor_code,
    kind,
    since,
from raw.reference_successions
