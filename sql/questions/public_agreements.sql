-- One row per promise as it stands, as the public interface gives it; one that was taken back stays, and says so.
-- grain: agreement_ref
-- Drafts and what is embargoed are not in the ledger that the public sees.
select
    agreement_ref,
    council_code,
    area_code,
    indicator_id,
    title,
    kind,
    status,
    case when status = 'example' then 'Example target. Not agreed by anyone.' end as label,
    unit,
    direction,
    target_value,
    due_end,
    tolerance,
    baseline_value,
    baseline_start,
    baseline_end,
    agreed_by,
    agreed_on,
    meeting_ref,
    owner,
    source,
    recorded_at,
from ledger.agreement
qualify row_number() over (partition by agreement_ref order by agreement_id desc) = 1
