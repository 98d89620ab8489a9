import { ForbiddenError, type Scope } from '@/lib/access/keys'
import { Conflict, NotFound } from '@/lib/core/errors'
import { exceptionAt } from '@/lib/core/exception-at'
import { parsePublicId } from '@/lib/core/public-id'
import { appendLeaf } from '@/lib/log/append-leaf'
import { nodeSha256 } from '@/lib/log/node-crypto'
import { canonicalBytes } from '@/lib/proof/canonical'
import { toHex } from '@/lib/proof/hex'
import { ensureActor } from '@/lib/store/actors/ensure-actor'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { approveException } from '@/lib/store/exceptions/approve-exception'
import { endException } from '@/lib/store/exceptions/end-exception'
import { type LockedException, lockException } from '@/lib/store/exceptions/lock-exception'
import { inTenant } from '@/lib/store/in-tenant'

export interface ExceptionDecisionInput {
  decision: 'approve' | 'refuse' | 'withdraw'
  /** Plain text, shown with the decision. */
  note?: string | undefined
}

/**
 * Approves or refuses somebody else's exception, or withdraws one. The leaf continues that of the request; its hash is of the
 * canonical `{exception, decision}`.
 * @throws ForbiddenError before any look-up
 * @throws NotFound
 * @throws Conflict `four_eyes`, `already_decided`, `expired`
 */
export async function decideException(
  scope: Scope,
  exceptionId: string,
  { decision, note }: ExceptionDecisionInput,
  now: Date = new Date(),
): Promise<void> {
  const action = decision === 'withdraw' ? 'exceptions.write' : 'exceptions.approve'
  if (!scope.may(action)) throw new ForbiddenError(action)
  const id = parsePublicId('exception', exceptionId)
  if (!id) throw new NotFound()
  await inTenant(scope, async (tx) => {
    const row = await lockException(tx, id)
    if (!row) throw new NotFound()
    const by = await ensureActor(tx)
    // What happens to an exception is never recorded before the request itself.
    const at = new Date(Math.max(now.getTime(), row.requestedAt.getTime()))
    checkDecision(row, decision, by, scope, at)
    await writeAuditEvent(tx, {
      action: `exception.${PAST[decision]}`,
      target: { kind: 'exception', id: exceptionId },
      after: { kind: row.kind, note: note ?? null },
      at,
    })
    const leaf = await appendLeaf(tx, 'evidence', {
      type: 'exception',
      at: at.toISOString(),
      actor_ref: by,
      subject: {
        id: exceptionId,
        sha256: toHex(nodeSha256(canonicalBytes({ exception: exceptionId, decision }))),
      },
      parent: exceptionId,
    })
    const decided = { id, by, at, note: note ?? null, logIndex: leaf.index, logEpoch: leaf.epoch }
    if (decision === 'approve') await approveException(tx, decided)
    else await endException(tx, { ...decided, why: PAST[decision] })
  })
}

const PAST = { approve: 'approved', refuse: 'refused', withdraw: 'withdrawn' } as const

function checkDecision(
  row: LockedException,
  decision: ExceptionDecisionInput['decision'],
  by: string,
  scope: Scope,
  at: Date,
): void {
  const own = row.requesterRef === by
  const state = exceptionAt(row, at)
  if (state === 'refused' || state === 'withdrawn')
    throw new Conflict('already_decided', `It is ${state} already.`)
  if (state === 'expired') throw new Conflict('expired', 'It has expired; ask for it anew.')
  if (decision === 'withdraw') {
    if (!own && !scope.may('exceptions.approve')) throw new ForbiddenError('exceptions.approve')
    return
  }
  if (state === 'approved')
    throw new Conflict('already_decided', 'It is approved already; it can only be withdrawn.')
  if (own) throw new Conflict('four_eyes', 'Nobody decides on what they asked for; somebody else must.')
}
