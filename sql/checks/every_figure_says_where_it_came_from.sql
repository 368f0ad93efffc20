-- The receipt of this figure is not held: fetch the source again, or build from the snapshot.
select
    observation.indicator_id,
    observation.receipt_id,
    count(*) as figures,
from core.observation as observation
anti join core.receipt as receipt on observation.receipt_id = receipt.receipt_id
group by all
