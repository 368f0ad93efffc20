-- One row per point of the funnel of one council's wards: a number of people, and how far luck would spread so many.
-- grain: people, ward_code
-- Forty sizes for the curves, and one for each ward whose figure its counts make. A limit is where the verdict turns: a
-- ward is beyond 99.8% if, and only if, marts.ward_level has it higher or lower than its council, and beyond 95% if the
-- interval beside its figure leaves its council's out. The turn is found by halving what is left fifty times.
with recursive counted as (
    select
        known.ward_code,
        known.value,
        known.interval_basis,
        known.people,
        known.per_person,
        known.rounding,
        level.council_value,
        level.verdict,
    from marts.ward_interval as known
    inner join marts.ward_level as level using (indicator_id, ward_code)
    where
        known.indicator_id = $indicator_id
        and known.council_code = $council_code
        and known.interval_basis in ('share', 'rate')
        and level.verdict <> 'not_compared'
),

sized as (
    select * from counted
    union all
    -- From a little below the smallest ward to a little above the largest. A curve bends most where there are fewest
    -- people: each size is larger than the last by the same share.
    select distinct
        null as ward_code,
        null as value,
        interval_basis,
        greatest(1, round(0.95 * fewest * pow(1.05 * most / (0.95 * fewest), sizes.step / 39))) as people,
        per_person,
        rounding,
        council_value,
        null as verdict,
    from (
        select
            min(people) as fewest,
            max(people) as most,
            -- The same of all wards of a council.
            any_value(interval_basis) as interval_basis,
            any_value(per_person) as per_person,
            any_value(rounding) as rounding,
            any_value(council_value) as council_value,
        from counted
    ) as wards
    cross join range(40) as sizes (step)
    where fewest is not null
),

halved as (
    select
        sized.*,
        ends.side,
        ends.widening,
        0 as steps,
        -- The events of a ward that is just as its council. Beyond the far end no ward can be, or none needs to be.
        greatest(0, people * council_value / per_person) as expected,
        case when ends.side = 1 then expected else 0 end as near,
        case
            when ends.side = -1 then expected
            when interval_basis = 'share' then greatest(people, expected)
            else expected + 10 * sqrt(expected) + 50
        end as far,
    from sized
    -- 1.96 standard errors to each side have 95% between them, and 1.5767 times as many have 99.8%.
    cross join (values (1, 1), (1, 1.5767), (-1, 1), (-1, 1.5767)) as ends (side, widening)
    union all
    select
        * exclude (z, middle, root, wilson, counts, byar, inner_end, reach) replace (
            steps + 1 as steps,
            case when reach < expected then middle else near end as near,
            case when reach < expected then far else middle end as far
        ),
    from (
        select
            *,
            -- The interval of so many events, as marts.ward_interval has it: its end that is nearer to the council.
            1.959964 as z,
            (near + far) / 2 as middle,
            z * sqrt(z * z + 4 * middle * greatest(0, 1 - middle / people)) as root,
            people * (2 * middle + z * z - side * root) / (2 * (people + z * z)) as wilson,
            nullif(middle + case when side = 1 then 0 else 1 end, 0) as counts,
            coalesce(counts * pow(1 - 1 / (9 * counts) - side * z / (3 * sqrt(counts)), 3), 0) as byar,
            case
                when interval_basis = 'share' then least(people, greatest(0, wilson - side * rounding))
                else greatest(0, byar - side * rounding)
            end as inner_end,
            middle + widening * (inner_end - middle) as reach,
        from halved
        where steps < 50
    ) as tried
)

select
    people,
    ward_code,
    value,
    council_value,
    verdict,
    per_person / people * max(near) filter (side = -1 and widening = 1) as lower95_0,
    per_person / people * max(far) filter (side = 1 and widening = 1) as upper95_0,
    per_person / people * max(near) filter (side = -1 and widening > 1) as lower99_8,
    per_person / people * max(far) filter (side = 1 and widening > 1) as upper99_8,
from halved
where steps = 50
group by people, ward_code, value, council_value, verdict, per_person
order by ward_code nulls first, people
