-- One row: how far the stated chances of targets lay from what came.
-- grain: checks
select
    (select count(*) from backtest.chance) as checks,
    (select avg(is_met::integer) from backtest.chance) as share_met,
    (select avg(pow(chance - is_met::integer, 2)) from backtest.chance) as brier,
    sum(reliability.checks * abs(reliability.mean_stated - reliability.share_met)) / sum(reliability.checks)
        as calibration_error,
from backtest.reliability as reliability
