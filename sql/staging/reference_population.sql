-- One row per council or county and year: the people who lived there in the middle of it.
-- grain: area_code, year
select
    area_code,
    year,
    population,
    fit_method,
from raw.reference_population
