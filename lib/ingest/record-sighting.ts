import { loadCatalogue } from '@/lib/catalogue/load-catalogue'
import { publicId } from '@/lib/core/public-id'
import { appendLeaf } from '@/lib/log/append-leaf'
import type { LockedAsset } from '@/lib/store/assets/lock-asset'
import { touchAsset } from '@/lib/store/assets/touch-asset'
import { repeatCoverage } from '@/lib/store/coverage/repeat-coverage'
import type { TenantTx } from '@/lib/store/in-tenant'
import { insertSighting } from '@/lib/store/submissions/insert-sighting'
import type { SubmissionRow } from '@/lib/store/submissions/submission-row'
import { tallyAsset } from '@/lib/tally/tally-asset'

/** The same report again, without a time of its own: freshness moves on, nothing else does. */
export async function recordSighting(
  tx: TenantTx,
  submission: SubmissionRow,
  assets: readonly LockedAsset[],
  actorRef: string,
  { at, recorded }: { at: Date; recorded: Date },
): Promise<void> {
  await repeatCoverage(tx, submission.id, at, recorded)
  for (const asset of assets) {
    await touchAsset(tx, asset.id, at, recorded)
    await tallyAsset(tx, asset, at, loadCatalogue())
  }
  const leaf = await appendLeaf(tx, 'evidence', {
    type: 'sighting',
    at: at.toISOString(),
    actor_ref: actorRef,
    subject: {
      id: publicId('submission', submission.id),
      sha256: Buffer.from(submission.evidenceSha256).toString('hex'),
    },
    parent: publicId('submission', submission.id),
  })
  await insertSighting(tx, {
    submissionId: submission.id,
    seenAt: at,
    actorRef,
    logIndex: leaf.index,
    logEpoch: leaf.epoch,
  })
}
