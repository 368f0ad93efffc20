-- One row per word for how ambitious a target is, from the least share of similar starts that came as far.
-- grain: ambition
-- A quarter: the figure that one in four reached is told beside it, and is where stretching begins.
-- A tenth: below it a chance is told as under 1 in 10, too. None at all is a word of its own.
with listed as (
    select
        ['ordinary', 'stretching', 'rarely_done', 'not_seen'] as ambitions,
        [1 / 4, 1 / 10, 1e-9, 0]::double[] as least_shares,
)

select
    unnest(ambitions) as ambition,
    unnest(least_shares) as at_least,
from listed
