-- One row per given row: whether its share lies outside what places of its size have by chance around the baseline.
-- grain: given_row
-- Funnel of D. J. Spiegelhalter, Statistics in Medicine 24 (2005): baseline -/+ z standard errors of a share of n.
-- 2.5% of places lie beyond each 95% limit by chance, 0.1% beyond each 99.8% limit.
with placed as (
    select
        given_row,
        (100 * x / nullif(n, 0) - baseline) as gap,
        sqrt(baseline * (100 - baseline) / nullif(n, 0)) as standard_error,
        z95_0,
        z99_8,
    from method.given
    cross join method.funnel_baseline
    cross join method.normal_quantile
)

select
    given_row,
    case
        when gap is null then null
        when gap < -z99_8 * standard_error then 'Low (0.001)'
        when gap < -z95_0 * standard_error then 'Low (0.025)'
        when gap > z99_8 * standard_error then 'High (0.001)'
        when gap > z95_0 * standard_error then 'High (0.025)'
        else 'Not significant'
    end as significance,
from placed
