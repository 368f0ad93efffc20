-- One row per indicator, ward and year after another: how far it moved beyond its council, and how sure that is.
-- grain: indicator_id, ward_code, year
with paired as (
    select
        panel.indicator_id,
        panel.ward_code,
        panel.council_code,
        panel.year,
        panel.value,
        before.value as value_before,
        gap.scaled_value - gap.yearly_change as scaled_before,
        gap.council_change,
        gap.yearly_change - gap.council_change as gap_step,
        panel.council_value - before.council_value as council_step,
        ln(panel.council_value / nullif(before.council_value, 0)) as council_growth,
        -- A count varies by its root. Rounding to the nearest five adds 25 / 12.
        case
            when panel.events >= 5 and before.events >= 5
                then sqrt(
                    (panel.events + case when panel.is_rounded then 25 / 12 else 0 end) / pow(panel.events, 2)
                    + (before.events + case when before.is_rounded then 25 / 12 else 0 end) / pow(before.events, 2)
                )
        end as count_error,
        panel.events < 5 or before.events < 5 as has_few_events,
        sqrt(pow(panel.standard_error, 2) + pow(before.standard_error, 2)) as interval_error,
    from core.ward_panel as panel
    inner join core.ward_panel as before
        on
            panel.indicator_id = before.indicator_id
            and panel.ward_code = before.ward_code
            and panel.year = before.year + 1
    -- Where nothing is known of the council, nothing is known beyond it.
    inner join expectation.ward_gap as gap
        on
            panel.indicator_id = gap.indicator_id
            and panel.ward_code = gap.ward_code
            and panel.year = gap.year
    -- People counted are not people drawn by chance: a total has no luck of its own.
    where not panel.is_total
),

measured as (
    select
        *,
        -- Its own earlier steps, of which five at least are needed: a step is √2 / 1.128 of a mean moving range.
        case
            when count(gap_step) over earlier >= 5 then sqrt(2) * avg(abs(gap_step)) over earlier / 1.128
        end as past_error,
    from paired
    window earlier as (
        partition by indicator_id, ward_code order by year rows between unbounded preceding and 1 preceding
    )
),

compared as (
    select
        *,
        case
            when has_few_events then 'few_events'
            when count_error is not null and council_growth is not null then 'counts'
            when interval_error > 0 then 'interval'
            when past_error > 0 then 'own_past'
        end as basis,
        case basis
            when 'counts' then ln(value / value_before) - council_growth
            when 'interval' then value - value_before - council_step
            when 'own_past' then gap_step
        end as excess,
        case basis
            when 'counts' then count_error
            when 'interval' then interval_error
            when 'own_past' then past_error
        end as excess_error,
        case basis
            when 'counts' then council_growth
            when 'interval' then council_step
            when 'own_past' then council_change
        end as council_part,
    from measured
)

select
    indicator_id,
    ward_code,
    council_code,
    year,
    value,
    value_before,
    scaled_before,
    basis,
    council_part,
    excess,
    excess_error,
    excess / excess_error as z,
from compared
