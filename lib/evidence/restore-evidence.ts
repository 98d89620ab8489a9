import type { TenantTx } from '@/lib/store/in-tenant'
import { dropOf } from '@/lib/store/retention/drop-of'
import { type KeptEvidence, keepEvidence } from './keep-evidence'

/** Keeps the bytes of a report that came again, where they had been dropped: what is new hangs on them. Comes before the head of the log is locked. */
export async function restoreEvidence(tx: TenantTx, evidence: KeptEvidence): Promise<void> {
  if (await dropOf(tx, evidence.sha256)) await keepEvidence(tx, evidence, [])
}
