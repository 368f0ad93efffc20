-- One row per indicator and ward: whether it moved beyond its council since the year before.
-- grain: indicator_id, ward_code
with counted as (
    select
        indicator_id,
        ward_code,
        count(*) as years,
    from core.ward_panel
    group by indicator_id, ward_code
)

select
    figure.indicator_id,
    figure.ward_code,
    figure.council_code,
    figure.period_start,
    figure.period_end,
    change.value_before,
    change.basis,
    change.council_part,
    change.excess,
    change.excess_error,
    change.z,
    change.belief,
    change.best_estimate,
    -- The years that this ward, under this code, has a figure for.
    coalesce(counted.years, 0) as years,
    case
        when figure.status = 'suppressed' then 'too_few_to_tell'
        else coalesce(change.verdict, 'too_little_history')
    end as verdict,
from marts.ward_figure as figure
-- Both are missing where the ward has no figure, or none of the year before.
left join counted on figure.indicator_id = counted.indicator_id and figure.ward_code = counted.ward_code
left join expectation.ward_change as change
    on
        figure.indicator_id = change.indicator_id
        and figure.ward_code = change.ward_code
        and year(figure.period_start) = change.year
order by figure.council_code, figure.indicator_id, figure.ward_code
