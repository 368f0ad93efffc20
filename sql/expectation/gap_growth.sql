-- One row per indicator and origin: how fast the gaps between areas grow with time.
-- grain: indicator_id, origin_year
with compared as (
    select
        origin.indicator_id,
        origin.origin_year,
        favg(abs(follow_up.gap_change)) filter (follow_up.horizon = 1) as one_year,
        favg(abs(follow_up.gap_change)) filter (follow_up.horizon = 2) as two_years,
    from expectation.origin as origin
    inner join expectation.follow_up as follow_up
        on origin.indicator_id = follow_up.indicator_id and origin.origin_year >= follow_up.known_year
    where follow_up.horizon <= 2
    group by origin.indicator_id, origin.origin_year
)

select
    indicator_id,
    origin_year,
    -- 0: pure noise, two years are no wider than one. 0.5: a random walk, which is also assumed where nothing is known.
    round(coalesce(greatest(0, least(0.5, log2(nullif(two_years, 0) / nullif(one_year, 0)))), 0.5), 9) as growth,
from compared
