-- One row per promise and series with enough past at the start: how likely it was, going by the years till then.
-- grain: council_code, agreement_ref, place
with behind as (
    select
        indicator_id,
        area_code,
        origin_year,
        max(years) as most_years,
    from expectation.outlook
    group by indicator_id, area_code, origin_year
)

select
    chance.council_code,
    chance.agreement_ref,
    chance.place,
    chance.chance,
    phrase.phrase,
    outlook.years as years_behind,
from backtest.chance as chance
inner join expectation.outlook as outlook using (indicator_id, area_code, origin_year, horizon)
inner join behind using (indicator_id, area_code, origin_year)
inner join expectation.phrase as phrase on chance.chance >= phrase.at_least
-- As for ranges of today: of one or two years, nobody can say what is usual.
where behind.most_years >= 3
qualify row_number() over (
    partition by chance.council_code, chance.agreement_ref, chance.place order by phrase.at_least desc
) = 1
