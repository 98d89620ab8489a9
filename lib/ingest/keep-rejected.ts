import { v7 } from 'uuid'
import { publicId } from '@/lib/core/public-id'
import { RetryError } from '@/lib/core/retry'
import { keepEvidence } from '@/lib/evidence/keep-evidence'
import { ensureActor } from '@/lib/store/actors/ensure-actor'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import type { TenantTx } from '@/lib/store/in-tenant'
import { findByDedupeKeys } from '@/lib/store/submissions/find-by-dedupe-keys'
import { insertSubmission } from '@/lib/store/submissions/insert-submission'
import type { SubmissionRow } from '@/lib/store/submissions/submission-row'
import { rejectedKey } from './dedupe-key'
import { logSubmission } from './log-submission'
import type { Received } from './received'
import { unreadSubmission } from './unread-submission'

/** Why a report was not taken. */
export interface Rejection {
  kind: 'unsupported' | 'broken'
  code: string
  message: string
  at: string | null
}

/** As the row of a submission says it. */
export const errorOf = ({ code, message, at }: Rejection) => ({
  errorCode: code,
  errorMessage: message,
  errorAt: at,
})

/** Keeps what could not be read: bytes, reason and leaf. The same again is the same submission. */
export async function keepRejected(
  tx: TenantTx,
  received: Received,
  rejection: Rejection,
): Promise<SubmissionRow> {
  const { input, sha256, at } = received
  const key = rejectedKey(received)
  const [known] = await findByDedupeKeys(tx, [key])
  if (known) return known
  const actorRef = await ensureActor(tx)
  await keepEvidence(tx, { sha256, body: input.body, at, packed: received.packed }, [])
  const id = v7()
  await writeAuditEvent(tx, {
    action: 'submission.rejected',
    target: { kind: 'submission', id: publicId('submission', id) },
    at,
    after: { code: rejection.code, bytes: input.body.length },
  })
  const leaf = await logSubmission(tx, { id, sha256, actorRef, at, retry: false })
  const row = unreadSubmission(received, {
    id,
    key,
    actorRef,
    agentId: tx.scope.agentId,
    leaf,
    state: 'rejected',
    ...errorOf(rejection),
  })
  if (!(await insertSubmission(tx, row))) throw new RetryError()
  return { tenantId: tx.tenantId, ...row, progress: null }
}
