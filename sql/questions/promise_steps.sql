-- One row per version of a promise of a council: which step of its life it is, and whether it stands.
-- grain: agreement_id
-- Reads the ledger as it was recorded; drafts and what is embargoed are not in it for the public.
with version as (
    select
        agreement.*,
        lag(target_value) over life as earlier_value,
        lag(due_end) over life as earlier_due_end,
        lag(tolerance) over life as earlier_tolerance,
        lag(status) over life as earlier_status,
        first_value(due_end) over life as first_due_end,
        first_value(target_value) over life as first_value,
        row_number() over (partition by agreement_ref order by agreement_id) as number,
        row_number() over (partition by agreement_ref order by agreement_id desc) = 1 as is_newest,
    from ledger.agreement as agreement
    where council_code = $council_code
    window life as (partition by agreement_ref order by agreement_id)
)

select
    * exclude (milestones, partners),
    from_json(milestones, '[{"due_end": "DATE", "value": "DOUBLE"}]') as milestones,
    from_json(partners, '["VARCHAR"]') as partners,
    case
        when direction = 'higher' then sign(target_value - earlier_value)
        when direction = 'lower' then sign(earlier_value - target_value)
        else sign(earlier_tolerance - tolerance)
    end as harder,
    case
        when kind in ('withdrawal', 'correction') then kind
        -- What the public saw of a draft is nothing: its first row is the one that was agreed.
        when number = 1 then 'set'
        when status = 'agreed' and earlier_status <> 'agreed' then 'agreed'
        when due_end > earlier_due_end then 'extended'
        when harder < 0 then 'eased'
        when harder > 0 then 'raised'
        when due_end < earlier_due_end then 'brought_forward'
        else 'reworded'
    end as step,
    -- A change that names neither a meeting nor a minute was made where nobody could see it made.
    coalesce(meeting_ref, minute_reference) is not null as is_open,
from version
order by agreement_ref, agreement_id
