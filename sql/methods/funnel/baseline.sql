-- One row: what the places have together, in percent, and how small and large they are.
-- grain: a single row
-- A place without a count or without people says nothing of the baseline.
select
    100 * sum(x) / sum(n) as baseline,
    min(n) as smallest,
    max(n) as largest,
from method.given
where x is not null and n > 0
