-- One row per indicator, ward and year after another: whether it moved beyond its council, and our best estimate.
-- grain: indicator_id, ward_code, year
with believed as (
    select
        indicator_id,
        council_code,
        -- Luck alone makes it 1. What is above is real, and that share of a ward's own move is believed.
        1 - 1 / greatest(1, avg(z * z)) as belief,
    from expectation.ward_excess
    group by indicator_id, council_code
),

weighed as (
    select
        excess.*,
        panel.better,
        scale.scale,
        believed.belief,
        excess.council_part + believed.belief * excess.excess as believed_change,
    from expectation.ward_excess as excess
    inner join core.ward_panel as panel using (indicator_id, ward_code, year)
    inner join expectation.ward_scale as scale using (indicator_id)
    inner join believed
        on excess.indicator_id = believed.indicator_id and excess.council_code = believed.council_code
)

select
    indicator_id,
    ward_code,
    council_code,
    year,
    value,
    value_before,
    basis,
    council_part,
    excess,
    excess_error,
    z,
    belief,
    -- What its figure would be had it moved as far as we believe.
    case
        when basis = 'counts' then value_before * exp(believed_change)
        when basis = 'interval' then value_before + believed_change
        when scale = 'log' then exp(scaled_before + believed_change)
        when scale = 'logit' then 100.5 / (1 + exp(-(scaled_before + believed_change))) - 0.25
        else scaled_before + believed_change
    end as best_estimate,
    case
        when basis = 'few_events' then 'too_few_to_tell'
        when z is null then 'too_little_history'
        -- Of wards that move as their council does, one in twenty comes out beyond two.
        when abs(z) < 2 and basis = 'counts' and 2 * excess_error > ln(2) then 'too_few_to_tell'
        when abs(z) < 2 then 'moved_with_the_borough'
        when better = 'neutral' and z > 0 then 'higher'
        when better = 'neutral' then 'lower'
        when (z > 0) = (better = 'higher') then 'better'
        else 'worse'
    end as verdict,
from weighed
