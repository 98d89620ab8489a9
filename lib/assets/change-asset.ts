import type { Scope } from '@/lib/access/keys'
import { loadCatalogue } from '@/lib/catalogue/load-catalogue'
import { Conflict, NotFound } from '@/lib/core/errors'
import { parsePublicId } from '@/lib/core/public-id'
import { withRetry } from '@/lib/core/retry'
import { settleFindings } from '@/lib/findings/settle-findings'
import { ensureActor } from '@/lib/store/actors/ensure-actor'
import { lockAsset } from '@/lib/store/assets/lock-asset'
import { beyondLimit } from '@/lib/store/beyond-limit'
import { findingsOfAssets } from '@/lib/store/findings/load-findings-of-keys'
import { inTenant, type TenantTx } from '@/lib/store/in-tenant'
import { tallyAsset } from '@/lib/tally/tally-asset'
import { setLabels } from './set-labels'
import { setRetired } from './set-retired'

export interface AssetChange {
  /** null takes a label away. */
  labels?: Readonly<Record<string, string | null>> | undefined
  /** null brings the asset back. */
  retired?: { reason: string } | null | undefined
}

/** Changes labels, or retires an asset or brings it back, from now on. @throws NotFound, Conflict */
export async function changeAsset(scope: Scope, id: string, change: AssetChange, now: Date): Promise<void> {
  const uuid = parsePublicId('asset', id)
  if (!uuid) throw new NotFound()
  await withRetry(() => inTenant(scope, (tx) => changeIn(tx, uuid, change, now)))
}

async function changeIn(tx: TenantTx, uuid: string, change: AssetChange, now: Date): Promise<void> {
  const actorRef = await ensureActor(tx)
  const asset = await lockAsset(tx, uuid)
  if (!asset) throw new NotFound()
  const when = { validFrom: now, recorded: now, actorRef }
  if (change.labels) await setLabels(tx, asset, change.labels, when)
  if (change.retired !== undefined && !(await setRetired(tx, asset, change.retired, when))) {
    const message = change.retired ? 'This asset is retired already.' : 'This asset is not retired.'
    throw new Conflict('retirement_unchanged', message)
  }
  const catalogue = loadCatalogue()
  if (change.retired !== undefined)
    await beyondLimit(tx, async () => {
      const findings = await findingsOfAssets(tx, [asset.id])
      await settleFindings(tx, findings, { submissionId: null, at: now, catalogue })
    })
  await tallyAsset(tx, asset, now, catalogue)
}
