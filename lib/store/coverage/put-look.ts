import { touchAsset } from '../assets/touch-asset'
import type { TenantTx } from '../in-tenant'
import { type NewCoverage, putCoverage } from './put-coverage'
import { putReportedSet } from './put-reported-set'

/**
 * Records what a report looked at on an asset, widens when that was first and last seen, and notes when that was recorded: one statement.
 * @param sender who has reported on the set of checks since then; null where that is noted. A report in its order finds it noted and takes no
 *   lock: every report of a fleet names the same few rows
 */
export async function putLook(
  tx: TenantTx,
  look: Omit<NewCoverage, 'sighting'>,
  sender: string | null,
): Promise<void> {
  if (tx.scope.limit !== null) return putInSight(tx, look, sender)

  const { checkKeys, words = null, advisoryWords = null } = look
  tx.later(tx.db.$queryRaw`
    SELECT app.put_look(${tx.tenantId}::uuid, ${look.assetId}::uuid, ${look.observedAt}, ${look.submissionId}::uuid, ${look.tool}, ${look.profile},
      ${look.setId}::uuid, ${checkKeys && [...checkKeys]}::uuid[], ${[...look.partialPairs]}::text[], ${[...look.possibleKeys]}::uuid[],
      ${look.sha256.subarray(0, 16)}, ${look.recordedAt}, ${words}, ${advisoryWords}, ${sender}::uuid)::text`)
}

/** As row-level security has it whose labels limit a transaction. */
async function putInSight(
  tx: TenantTx,
  look: Omit<NewCoverage, 'sighting'>,
  sender: string | null,
): Promise<void> {
  const { tool, profile, setId, observedAt } = look
  await putCoverage(tx, { ...look, sighting: false })
  if (sender !== null) await putReportedSet(tx, { sender, tool, profile }, setId, observedAt)
  await touchAsset(tx, look.assetId, observedAt, look.recordedAt)
}
