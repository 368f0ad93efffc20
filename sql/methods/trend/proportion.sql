-- One row per series: its trend in shares, and how often chance alone gives one at least as steep.
-- grain: series
-- p = erfc(sqrt(chi-square / 2)), one degree of freedom. DuckDB has no erfc: it is the integral of Matta and Reichel,
-- Mathematics of Computation 25 (1971), by the trapezoidal rule in steps of a half, whose error is below 1e-12 of p.
with halved as (
    select
        given_row,
        n_points,
        chisq,
        slope,
        sqrt(chisq / 2) as root,
    from method.trend_proportion_slope
),

summed as (
    select
        halved.*,
        (
            select sum(exp(-0.25::double * steps.n * steps.n) / (0.25::double * steps.n * steps.n + chisq / 2))
            from range(1, 14) as steps (n)
        ) as steps_beyond,
    from halved
)

select
    given_row,
    n_points,
    chisq,
    case
        -- Next to nought the first term of erfc's series is closer than the integral.
        when chisq < 1e-6 then 1 - 2 * root / sqrt(pi())
        else
            0.5 * root / pi() * exp(-chisq / 2) * (2 / chisq + 2 * steps_beyond)
            + if(root < 2 * pi(), 2 / (1 - exp(4 * pi() * root)), 0)
    end as p_value,
    slope,
from summed
