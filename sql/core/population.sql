-- One row per area and year: the people who lived there in the middle of the year. Wards are not in it.
-- grain: area_code, year
with of_councils as (
    select
        area_code,
        year,
        population,
        -- A sum of whole areas holds all their people.
        fit_method,
        case when fit_method = 'whole_areas' then 1.0 end as fit_share,
    from staging.reference_population
    union
    -- The same council under a new code: only its border was mended.
    select
        succession.successor_code as area_code,
        counted.year,
        counted.population,
        'old_code' as fit_method,
        null as fit_share,
    from staging.reference_population as counted
    inner join core.area_succession as succession on counted.area_code = succession.predecessor_code
    where succession.kind = 'recoded'
),

lying_in as (
    select
        ancestor.ancestor_code,
        area.area_code,
        count(*) over (partition by ancestor.ancestor_code) as councils_in_all,
    from core.area as area
    inner join core.area_ancestor as ancestor using (area_code)
    -- Not those that ended, nor codes that another took over and of which nobody says when.
    anti join core.area_succession as succession on area.area_code = succession.predecessor_code
    where area.level = 'council' and area.end_date is null and ancestor.ancestor_level in ('region', 'country')
),

of_regions_and_nations as (
    select
        lying_in.ancestor_code as area_code,
        counted.year,
        sum(counted.population)::bigint as population,
    from of_councils as counted
    inner join lying_in using (area_code)
    group by lying_in.ancestor_code, counted.year
    -- A sum that lacks a council is the sum of something else.
    having count(*) = any_value(lying_in.councils_in_all)
)

select
    area_code::area_code as area_code,
    year,
    population,
    fit_method,
    fit_share,
from of_councils
inner join core.area using (area_code)
union all
select
    area_code,
    year,
    population,
    null as fit_method,
    null as fit_share,
from of_regions_and_nations
order by all
