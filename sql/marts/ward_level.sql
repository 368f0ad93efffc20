-- One row per indicator and ward: its newest figure with its interval, and how it stands beside its council's.
-- grain: indicator_id, ward_code
with own_past as (
    select
        indicator_id,
        ward_code,
        -- Where no interval can be had, a ward's own jumps against its council tell how much is luck.
        case when count(gap_change_in_units) >= 5 then avg(abs(gap_change_in_units)) / 1.128 end as jump,
    from expectation.ward_gap
    group by indicator_id, ward_code
),

spread as (
    select
        known.*,
        coalesce(known.luck, own_past.jump) as own_luck,
        var_samp(known.value) over council as ward_variance,
        -- What wards differ by beyond luck: needs five of them.
        case
            when count(own_luck) over council >= 5
                then greatest(0, ward_variance - avg(own_luck * own_luck) over council)
        end as real_variance,
        real_variance / nullif(real_variance + own_luck * own_luck, 0) as signal_share,
    from marts.ward_interval as known
    -- Most wards have too few years to know how they jump.
    left join own_past using (indicator_id, ward_code)
    window council as (partition by known.indicator_id, known.council_code)
),

placed as (
    select
        figure.*,
        spread.interval_basis,
        spread.lower as low,
        spread.upper as high,
        spread.council_figure,
        spread.signal_share,
        spread.events,
        spread.people,
        indicator.is_total,
        -- One of twenty wards is beyond its 95% limits by luck: here 99.8%, 3.09 standard errors where those have 1.96.
        spread.value - 1.5767 * (spread.value - spread.lower) as surely_above,
        spread.value + 1.5767 * (spread.upper - spread.value) as surely_below,
    from marts.ward_figure as figure
    inner join core.indicator as indicator using (indicator_id)
    -- A ward without a figure has no interval.
    left join spread on figure.indicator_id = spread.indicator_id and figure.ward_code = spread.ward_code
)

select
    indicator_id,
    ward_code,
    council_code,
    ward_name,
    period_start,
    period_end,
    value,
    low as lower,
    high as upper,
    interval_basis,
    -- The people behind a figure that its counts make.
    case when interval_basis in ('share', 'rate') then people end as people,
    status,
    case when not is_total then council_figure end as council_value,
    signal_share,
    -- Our best guess of the lasting level, only where luck is more than a tenth of what sets the ward apart.
    case when signal_share < 0.9 and not is_total then council_figure + signal_share * (value - council_figure) end
        as smoothed,
    case
        when value is null and status = 'suppressed' then 'withheld'
        when value is null then 'no_figure'
        when is_total or council_figure is null or interval_basis is null then 'not_compared'
        when surely_above > council_figure then 'higher'
        when surely_below < council_figure then 'lower'
        -- Luck alone spreads wards as far as they spread, or half and twice the council's figure would look the same.
        when signal_share < 0.5 or low <= council_figure / 2 and high >= 2 * council_figure then 'too_few_to_tell'
        else 'similar'
    end as verdict,
from placed
order by council_code, indicator_id, ward_name
