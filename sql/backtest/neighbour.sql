-- One row per indicator, horizon, origin and start whose end was known by then, in the order of where they stood.
-- grain: indicator_id, horizon, origin_year, position
with known as (
    select
        start.indicator_id,
        start.horizon,
        origin.origin_year,
        start.gap,
        start.change,
        row_number() over (starts_of_origin order by start.gap, start.year, start.area_code) as position,
        count(*) over starts_of_origin as starts,
        -- The nearest fifth; a hundred where a fifth is fewer.
        least(starts, greatest(100, starts // 5)) as taken,
    from backtest.start as start
    inner join expectation.origin as origin
        on start.indicator_id = origin.indicator_id and start.known_year <= origin.origin_year
    window starts_of_origin as (partition by start.indicator_id, start.horizon, origin.origin_year)
)

select
    indicator_id,
    horizon,
    origin_year,
    position,
    taken,
    change,
    -- Those nearest to a place stand side by side. They begin here where its gap lies past the middle between the
    -- start before and the last one taken: of the two, that last one is then the nearer.
    case
        when position = 1 then '-infinity'::double
        else (lag(gap) over by_gap + lead(gap, taken - 1) over by_gap) / 2
    end as past_gap,
from known
window by_gap as (partition by indicator_id, horizon, origin_year order by position)
