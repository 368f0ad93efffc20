-- One row per indicator, area, year and horizon: where we would have looked for it, knowing only the years up to then.
-- grain: indicator_id, area_code, year, horizon
-- kept as: view
select
    standing.indicator_id,
    standing.area_code,
    standing.year,
    horizon.horizon,
    standing.value,
    standing.noise,
    standing.points,
    -- Where the figure is, pulled back as others with such a gap were, carried on with the nation's lasting drift.
    standing.scaled_value
    + coalesce(standing.gap * pull_back.of_gap + standing.fresh_gap * pull_back.of_fresh_gap, 0)
    + horizon.horizon * drift.lasting_drift as centre,
    -- The same for its gap to the middle area alone.
    standing.gap
    + coalesce(standing.gap * pull_back.of_gap + standing.fresh_gap * pull_back.of_fresh_gap, 0) as gap_centre,
from expectation.area_noise as standing
cross join expectation.horizon as horizon
inner join expectation.scale as scale using (indicator_id)
inner join expectation.national_drift as drift using (indicator_id, year)
-- In the first years no start has come to its end: nothing is pulled back.
left join expectation.local_pull_back as pull_back
    on
        standing.indicator_id = pull_back.indicator_id
        and standing.year = pull_back.year
        and horizon.horizon = pull_back.horizon
where standing.year >= scale.first_year + 2
