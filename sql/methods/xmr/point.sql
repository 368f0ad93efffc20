-- One row per given point: its group in its case, and its place in the group.
-- grain: given_row
-- A rebase date starts a new group at the first point on or after it. One before the first point starts none.
with ordered as (
    select
        given_row,
        case_id,
        date,
        value,
        lag(date) over (partition by case_id order by date) as date_before,
    from method.given
),

started as (
    select
        ordered.*,
        exists(
            select 1
            from method.given_rebase as rebase
            where
                rebase.case_id = ordered.case_id
                and rebase.date <= ordered.date
                and (rebase.date > ordered.date_before or rebase.date = ordered.date)
        ) as starts_a_group,
    from ordered
),

grouped as (
    select
        given_row,
        case_id,
        date,
        value,
        sum(starts_a_group::integer) over (partition by case_id order by date)::integer as rebase_group,
    from started
),

placed as (
    select
        grouped.*,
        row_number() over (partition by case_id, rebase_group order by date) as place,
    from grouped
)

select
    given_row,
    case_id,
    date,
    value,
    rebase_group,
    place,
    place <= coalesce(fix_after_n_points, place) as is_used,
    screen_outliers,
from placed
inner join method.given_case using (case_id)
