import { v7 } from 'uuid'
import { publicId } from '@/lib/core/public-id'
import { keepEvidence } from '@/lib/evidence/keep-evidence'
import type { LoggedLeaf } from '@/lib/log/leaf-in'
import { ensureActor } from '@/lib/store/actors/ensure-actor'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import type { TenantTx } from '@/lib/store/in-tenant'
import { insertSubmission } from '@/lib/store/submissions/insert-submission'
import type { SubmissionRow } from '@/lib/store/submissions/submission-row'
import { logSubmission } from './log-submission'
import type { Received } from './received'
import { unreadSubmission } from './unread-submission'

/** What is said of a report that nothing was read of. */
export interface Unread
  extends Pick<Parameters<typeof unreadSubmission>[1], 'errorCode' | 'errorMessage' | 'errorAt'> {
  state: 'received' | 'rejected'
  key: Uint8Array<ArrayBuffer>
  /** Of the audit event, beside the bytes. */
  after?: Record<string, string>
}

/**
 * Keeps a report that could not be read, or is not yet: bytes, audit event, log entry and row.
 * @param beforeLog what belongs to the same transaction and must come before the head of the log is locked
 */
export async function keepUnread(
  tx: TenantTx,
  received: Received,
  { after, ...unread }: Unread,
  beforeLog: (id: string) => Promise<void> = async () => {},
): Promise<{ row: SubmissionRow; leaf: LoggedLeaf }> {
  const { input, sha256, at } = received
  const actorRef = await ensureActor(tx)
  await keepEvidence(tx, { sha256, body: input.body, at, packed: received.packed }, [])
  const id = v7({ msecs: at.getTime() })
  await writeAuditEvent(tx, {
    action: `submission.${unread.state}`,
    target: { kind: 'submission', id: publicId('submission', id) },
    at,
    after: { ...after, bytes: input.body.length },
  })
  await beforeLog(id)
  const leaf = await logSubmission(tx, { id, sha256, actorRef, at, retry: false })
  const row = unreadSubmission(received, { ...unread, id, actorRef, agentId: tx.scope.agentId, leaf })
  await insertSubmission(tx, row)
  return { row: { tenantId: tx.tenantId, ...row, progress: null }, leaf }
}
