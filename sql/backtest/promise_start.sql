-- One row per promise: the chance at its start, by the first of its series with enough past, or why there is none.
-- grain: council_code, agreement_ref
with tried as (
    select
        promise.*,
        series.series_id,
        series.origin_end,
        series.horizon,
        told.chance,
        told.phrase,
        told.years_behind,
        series.why_none as why_none_of_series,
        row_number() over (
            partition by promise.council_code, promise.agreement_ref order by told.chance is null, series.place
        ) as place,
    from method.promise as promise
    -- A promise may be of no series, or of one that is no longer held.
    left join backtest.promise_series as series using (council_code, agreement_ref)
    -- Most promises are older than the figures that would tell.
    left join backtest.promise_chance as told
        on
            series.council_code = told.council_code
            and series.agreement_ref = told.agreement_ref
            and series.place = told.place
)

select
    council_code,
    agreement_ref,
    indicator_id,
    area_code,
    target_value,
    due_end,
    -- Which series tells; none where there is no chance.
    if(chance is null, null, series_id) as series_id,
    if(chance is null, null, origin_end) as origin_end,
    if(chance is null, null, horizon) as horizon,
    chance,
    phrase,
    years_behind,
    case
        when chance is not null then null
        when tried.series_id is null then 'no_series'
        else coalesce(why_none_of_series, 'too_little_history')
    end as why_none,
from tried
where place = 1
order by council_code, agreement_ref
