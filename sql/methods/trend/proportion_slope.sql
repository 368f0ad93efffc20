-- One row per series: the straight line through its yearly shares, each weighted with its n (Armitage's test).
-- grain: series
-- P. Armitage, Biometrics 11 (1955), as in R's prop.trend.test, on the years themselves: two years apart count as two.
with counted as (
    select
        series,
        year,
        x,
        n,
        given_row,
        sum(n * year) over (partition by series) / sum(n) over (partition by series) as mean_year,
        sum(x) over (partition by series) / sum(n) over (partition by series) as share,
    from method.given
    where x is not null and n > 0
),

summed as (
    select
        series,
        any_value(share) as share,
        count(*) as n_points,
        sum(n * pow(year - mean_year, 2)) as spread,
        sum(n * (year - mean_year) * (x / n - share)) as together,
    from counted
    group by series
),

named as (
    select
        series,
        min(given_row) as given_row,
    from method.given
    group by series
)

-- One year has no line; where all or none are counted there is nothing to explain.
select
    given_row,
    series,
    coalesce(n_points, 0) as n_points,
    case when n_points > 1 then together * together / nullif(spread * share * (1 - share), 0) end as chisq,
    case when n_points > 1 then together / spread end as slope,
from named
-- A series without one usable year has a row too.
left join summed using (series)
