import { publicId } from '@/lib/core/public-id'
import { appendLeaf, type LeafContent, type LoggedLeaf } from '@/lib/log/append-leaf'
import type { TenantTx } from '@/lib/store/in-tenant'
import type { LogHeadRow } from '@/lib/store/log/lock-head'

/** The leaf of a submission: its id and the hash of its bytes. The log head is the last lock taken. */
export async function logSubmission(
  tx: TenantTx,
  submission: { id: string; sha256: Uint8Array; actorRef: string; at: Date; retry: boolean },
  head?: LogHeadRow,
): Promise<LoggedLeaf> {
  const content: LeafContent = {
    type: submission.retry ? 'submission_retry' : 'submission',
    at: submission.at.toISOString(),
    actor_ref: submission.actorRef,
    subject: {
      id: publicId('submission', submission.id),
      sha256: Buffer.from(submission.sha256).toString('hex'),
    },
  }
  return appendLeaf(tx, 'evidence', content, {
    inRow: !submission.retry,
    ...(head ? { head } : {}),
  })
}
