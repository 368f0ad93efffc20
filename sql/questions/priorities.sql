-- One row per indicator of a council: the four parts by which a board may order what most needs improving.
-- grain: indicator_id
-- Each part runs from 0 to 1, higher where there is more reason to act; the weights are the reader's own.
with placed as (
    select
        card.*,
        indicator.title,
        indicator.better,
        indicator.outcome_id,
        indicator.lever,
        indicator.touches,
        case indicator.better when 'higher' then 1 else -1 end as sign,
        -- Half of similar places lie within this; where they are all alike nothing can be far from them.
        nullif(card.peer_upper_quartile - card.peer_lower_quartile, 0) as spread,
    from marts.card as card
    inner join core.indicator as indicator using (indicator_id)
    where card.area_code = $area_code and card.value is not null and indicator.better <> 'neutral'
),

moved as (
    select
        later.indicator_id,
        -- What the best quarter of places gained in three years, wherever they stood.
        case any_value(placed.better)
            when 'higher' then quantile_cont(later.value - began.value, 0.75)
            else -quantile_cont(later.value - began.value, 0.25)
        end as best_quarter_gain,
        count(*) as starts,
    from core.panel as later
    inner join core.panel as began using (indicator_id, area_code)
    inner join placed using (indicator_id)
    where later.year = began.year + 3
    group by later.indicator_id
    having count(*) >= 100
),

people as (
    select max_by(population, year) as living_here
    from core.population
    where area_code = $area_code
)

select
    placed.indicator_id,
    placed.title,
    placed.outcome_id,
    placed.lever,
    placed.then_verdict,
    placed.peer_count,
    -- How many middle halves worse than the middle similar place; better counts as none.
    placed.sign * (placed.peer_median - placed.value) / placed.spread as gap,
    placed.touches,
    people.living_here,
    moved.best_quarter_gain,
    moved.starts,
    coalesce(least(greatest(gap, 0) / 2, 1), 0) as gap_part,
    (case placed.then_verdict when 'worse' then 1 when 'better' then 0 else 0.5 end)::double as direction_part,
    -- In four steps: of most figures nobody publishes how many people they are about.
    (case placed.touches when 'everyone' then 1 when 'most' then 0.7 when 'some' then 0.4 else 0.1 end)::double
        as people_part,
    coalesce(least(greatest(moved.best_quarter_gain / placed.spread, 0) / 2, 1), 0) as movable_part,
    $gap::double * gap_part
    + $direction::double * direction_part
    + $people::double * people_part
    + $movable::double * movable_part as score,
from placed
cross join people
-- A short series says nothing of how far places have moved.
left join moved using (indicator_id)
where placed.peer_count > 0
order by score desc, placed.title asc
