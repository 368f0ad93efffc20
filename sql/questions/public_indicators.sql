-- One row per indicator, as the public interface gives it.
-- grain: indicator_id
select
    indicator_id,
    title,
    question,
    measure,
    unit,
    decimals,
    better,
    outcome_id,
    lever,
    lever_who,
    source_id,
    publisher,
    licence,
    period_kind,
    update_months,
    caveats,
from core.indicator
