-- One row: how much this build holds.
-- grain: observations
select
    (select count(*) from core.indicator) as indicators,
    (select count(*) from marts.indicator_status where councils > 0) as indicators_with_council_values,
    (select count(*) from marts.indicator_status where councils >= 150) as indicators_for_150_councils_or_more,
    (select count(*) from marts.indicator_status where wards > 0) as indicators_with_ward_values,
    (select count(*) from core.observation) as observations,
    (select count(*) from core.observation_history) as published_values,
    (select count(*) from core.area) as areas,
    (select count(*) from marts.place) as places,
    (select count(*) from core.receipt) as receipts,
