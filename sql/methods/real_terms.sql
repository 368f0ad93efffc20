-- One row per given row: its money in the prices of its price year.
-- grain: given_row
-- Both years' deflators are of one release: a table has one for each year.
with priced as (
    select
        year,
        any_value(deflator) as deflator,
    from method.given
    group by year
)

select
    given.given_row,
    given.value * of_price_year.deflator / given.deflator as real_value,
from method.given as given
inner join priced as of_price_year on given.price_year = of_price_year.year
