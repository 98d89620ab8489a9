import { loadCatalogue } from '@/lib/catalogue/load-catalogue'
import { ensureActor } from '@/lib/store/actors/ensure-actor'
import type { LockedAsset } from '@/lib/store/assets/lock-asset'
import type { TenantTx } from '@/lib/store/in-tenant'
import { findByDedupeKey } from '@/lib/store/submissions/find-by-dedupe-key'
import type { SubmissionRow } from '@/lib/store/submissions/submission-row'
import { dedupeKey, rejectedKey } from './dedupe-key'
import { observedAt } from './observed-at'
import type { ParsedReport } from './parse-report'
import { placeSubmission } from './place-submission'
import type { Received } from './received'
import { recordSighting } from './record-sighting'
import { resolveAsset } from './resolve-asset'

export interface Submitted {
  row: SubmissionRow
  duplicate: boolean
}

/** Takes a readable report in, or finds that it is the same as one taken before (CONTRACT, *Same again*). */
export async function acceptReport(
  tx: TenantTx,
  received: Received,
  parsed: ParsedReport,
): Promise<Submitted> {
  const { input, sha256, at } = received
  const { header } = parsed
  const when = observedAt(input.observedAt, header.printedAt, at)
  const kind = input.kind ?? header.assetKind
  const actorRef = await ensureActor(tx)
  const asset = await resolveAsset(tx, { kind, name: input.asset, printed: header.identities }, when.at, at)
  const recorded = recordedTime(asset, at)
  // Looked up under the asset's lock, so that of two the same at once the second finds the first.
  const key = dedupeKey({ sha256, asset: input.asset, kind, tool: header.tool, time: when.stated })
  const same = await findByDedupeKey(tx, key)
  if (same && same.state !== 'rejected') {
    // A report with a time of its own says nothing new when it comes again; one without was made anew.
    if (when.stated === null) await recordSighting(tx, same, asset, actorRef, { at, recorded })
    return { row: same, duplicate: true }
  }
  const refused = same ?? (await findByDedupeKey(tx, rejectedKey(received)))
  const earlier = refused?.state === 'rejected' ? refused : null
  const row = await placeSubmission(tx, {
    received,
    parsed,
    when,
    key,
    actorRef,
    agentId: tx.scope.agentId,
    asset,
    recorded,
    earlier,
    catalogue: loadCatalogue(),
  })
  return { row, duplicate: earlier !== null }
}

/** Recorded times of one asset only grow, even within a millisecond. */
function recordedTime(asset: LockedAsset, at: Date): Date {
  return new Date(Math.max(at.getTime(), Date.now(), asset.lastRecorded.getTime() + 1))
}
