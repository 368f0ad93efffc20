-- One row per given row: x of n in percent, with Wilson's limits.
-- grain: given_row
-- E. B. Wilson, Journal of the American Statistical Association 22 (1927). Of nobody there is no share: n = 0 is null.
with counted as (
    select
        given_row,
        x,
        nullif(n, 0) as n,
        z95_0,
        z99_8,
        -- What is under the root of Wilson's formula.
        sqrt(z95_0 * z95_0 + 4 * x * (1 - x / nullif(n, 0))) as spread95_0,
        sqrt(z99_8 * z99_8 + 4 * x * (1 - x / nullif(n, 0))) as spread99_8,
    from method.given
    cross join method.normal_quantile
)

-- None and all are limits themselves: the formula would miss 0 and 100 by a rounding error.
select
    given_row,
    100 * x / n as value,
    case when x = 0 then 0 * n else 100 * (2 * x + z95_0 * z95_0 - z95_0 * spread95_0) / (2 * (n + z95_0 * z95_0)) end
        as lower95_0cl,
    case when x = n then 100 else 100 * (2 * x + z95_0 * z95_0 + z95_0 * spread95_0) / (2 * (n + z95_0 * z95_0)) end
        as upper95_0cl,
    case when x = 0 then 0 * n else 100 * (2 * x + z99_8 * z99_8 - z99_8 * spread99_8) / (2 * (n + z99_8 * z99_8)) end
        as lower99_8cl,
    case when x = n then 100 else 100 * (2 * x + z99_8 * z99_8 + z99_8 * spread99_8) / (2 * (n + z99_8 * z99_8)) end
        as upper99_8cl,
from counted
