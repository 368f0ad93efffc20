-- One row: how many standard errors lie to each side of an estimate at 95% and at 99.8% confidence.
-- grain: a single row
-- The normal quantiles at 0.975 and 0.999. DuckDB has no quantile function. Calculated with SciPy 1.17 (norm.ppf);
-- R's qnorm gives the same digits.
select
    1.959963984540054::double as z95_0,
    3.090232306167813::double as z99_8,
