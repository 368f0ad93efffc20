-- Give the indicator `better` (higher, lower or neutral) in its file in data/reference/indicators,
-- and a reason where it is neutral.
select
    indicator_id,
    better,
    better_reason,
from core.indicator
where
    coalesce(better not in ('higher', 'lower', 'neutral'), true)
    or (better = 'neutral' and coalesce(better_reason, '') = '')
