-- One row per number of years that we look ahead.
-- grain: horizon
-- Beyond five years the past has too few stretches that do not overlap.
select
    horizon,
    -- The method was tried on 1, 2, 3 and 5 years. 4 is worked out in the same way, and lends to none of them.
    horizon <> 4 as is_lender,
from unnest([1, 2, 3, 4, 5]) as horizons (horizon)
