import { publicId } from '@/lib/core/public-id'
import { appendLeaf, type LeafContent } from '@/lib/log/append-leaf'
import type { LoggedLeaf } from '@/lib/log/leaf-in'
import type { TenantTx } from '@/lib/store/in-tenant'
import type { LogHeadRow } from '@/lib/store/log/lock-head'

export interface LoggedSubmission {
  id: string
  sha256: Uint8Array
  actorRef: string
  at: Date
  retry: boolean
}

/** What the leaf of a submission says: its id and the hash of its bytes. */
export function leafOf(submission: LoggedSubmission): LeafContent {
  return {
    type: submission.retry ? 'submission_retry' : 'submission',
    at: submission.at.toISOString(),
    actor_ref: submission.actorRef,
    subject: {
      id: publicId('submission', submission.id),
      sha256: Buffer.from(submission.sha256).toString('hex'),
    },
  }
}

/** Logs a submission. The log head is the last lock taken. */
export async function logSubmission(
  tx: TenantTx,
  submission: LoggedSubmission,
  head?: LogHeadRow,
): Promise<LoggedLeaf> {
  return appendLeaf(tx, 'evidence', leafOf(submission), {
    inRow: !submission.retry,
    ...(head ? { head } : {}),
  })
}
