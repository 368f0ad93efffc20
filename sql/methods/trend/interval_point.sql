-- One row per point used: the last five of a series that have a value and an interval, numbered from the oldest.
-- grain: series, x
-- An interval of no width would weigh without end, so such a point is not used.
with usable as (
    select
        series,
        year,
        value,
        pow(3.92::double / (uci - lci), 2) as weight,
        row_number() over (partition by series order by year desc) as place_from_newest,
        count(*) over (partition by series) as n_available,
    from method.given
    where value is not null and uci > lci
)

select
    series,
    year::bigint as year,
    n_available,
    row_number() over (partition by series order by year) as x,
    -- From the first value on: a flat series is then flat to the last digit.
    value - first_value(value) over (partition by series order by year) as y,
    weight / max(weight) over (partition by series) as weight,
    max(weight) over (partition by series) as largest_weight,
from usable
where place_from_newest <= 5
