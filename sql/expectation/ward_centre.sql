-- One row per indicator, ward, year and horizon: where we would have looked for it, knowing only the years up to then.
-- grain: indicator_id, ward_code, year, horizon
with asked as (
    select
        *,
        unnest([1, 2, 3]) as horizon,
    from expectation.ward_noise
)

select
    standing.indicator_id,
    standing.ward_code,
    standing.council_code,
    standing.year,
    standing.horizon,
    standing.value,
    standing.noise,
    standing.points,
    -- Pulled back as other wards with such a gap were, from the longest horizon that has ended; none at first.
    standing.scaled_value
    + standing.gap * coalesce(pull_back.of_gap, 0)
    + standing.fresh_gap * coalesce(pull_back.of_fresh_gap, 0)
    + standing.horizon * standing.lasting_drift as centre,
from asked as standing
inner join expectation.ward_scale as scale using (indicator_id)
left join expectation.ward_pull_back as pull_back
    on
        standing.indicator_id = pull_back.indicator_id
        and standing.year = pull_back.year
        and standing.horizon >= pull_back.horizon
where standing.year >= scale.first_year + 2 and standing.noise > 0
qualify row_number() over (
    partition by standing.indicator_id, standing.ward_code, standing.year, standing.horizon
    order by pull_back.horizon desc nulls last
) = 1
