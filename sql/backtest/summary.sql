-- One row for everything, per horizon, per indicator and per both: how the ranges did, alone and against "no change".
-- grain: horizon, indicator_id
with compared as (
    select
        ours.*,
        -- Where a figure never changed, every method is as good.
        ours.absolute_error / nullif(usual_change.usual_change, 0) as scaled_error,
        ln(nullif(ours.crps, 0) / nullif(no_change.crps, 0)) as log_crps,
        ln(nullif(ours.interval_score_80, 0) / nullif(no_change.interval_score_80, 0)) as log_interval_80,
        ln(nullif(ours.interval_score_95, 0) / nullif(no_change.interval_score_95, 0)) as log_interval_95,
    from backtest.score as ours
    inner join backtest.score as no_change using (indicator_id, horizon)
    inner join backtest.usual_change as usual_change using (indicator_id)
    where ours.method = 'range' and no_change.method = 'no_change'
)

select
    horizon,
    indicator_id as indicator,
    sum(forecasts)::bigint as forecasts,
    -- Years started from: areas of one year share what the nation did, so these are what a score stands on.
    max(origins) as origins,
    -- Each indicator and horizon counts alike, however many areas it has.
    100 * avg(cover_80) as cover_80,
    100 * avg(cover_95) as cover_95,
    exp(avg(log_crps)) as crps_ratio,
    exp(avg(log_interval_80)) as interval_score_ratio,
    exp(avg(log_interval_95)) as interval_score_95_ratio,
    avg(scaled_error) as mase,
from compared
group by grouping sets ((), (horizon), (indicator_id), (indicator_id, horizon))
order by horizon nulls first, indicator nulls first
