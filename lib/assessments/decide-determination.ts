import { ForbiddenError, type Scope } from '@/lib/access/keys'
import { Conflict, NotFound } from '@/lib/core/errors'
import { parsePublicId } from '@/lib/core/public-id'
import { ensureActor } from '@/lib/store/actors/ensure-actor'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { approveDetermination } from '@/lib/store/determinations/approve-determination'
import type { DeterminationRow } from '@/lib/store/determinations/determination-row'
import { endDeterminations } from '@/lib/store/determinations/end-determinations'
import { lockDeterminations } from '@/lib/store/determinations/lock-determinations'
import { inTenant, type TenantTx } from '@/lib/store/in-tenant'
import { logDecision } from './log-decision'

export interface DecisionInput {
  decision: 'approve' | 'refuse' | 'withdraw'
  /** Kept in the audit log. */
  note?: string | undefined
}

/**
 * Approves or refuses somebody else's determination, or withdraws one. An approval supersedes the determinations of the
 * control that were approved before it.
 * @throws ForbiddenError before any look-up
 * @throws NotFound
 * @throws Conflict `four_eyes`, `already_decided`, `expired`
 */
export async function decideDetermination(
  scope: Scope,
  determinationId: string,
  input: DecisionInput,
  now: Date = new Date(),
): Promise<void> {
  const action = input.decision === 'withdraw' ? 'determinations.write' : 'determinations.approve'
  if (!scope.may(action)) throw new ForbiddenError(action)
  const id = parsePublicId('determination', determinationId)
  if (!id) throw new NotFound()
  await inTenant(scope, async (tx) => {
    const all = await lockDeterminations(tx, id)
    const row = all.find((one) => one.id === id)
    if (!row) throw new NotFound()
    const by = await ensureActor(tx)
    checkDecision(row, input.decision, by, scope, now)
    // What happens to a determination is never recorded before the determination itself.
    const at = new Date(Math.max(now.getTime(), row.recordedFrom.getTime()))
    const superseded = input.decision === 'approve' ? standing(all, id) : []
    await writeAuditEvent(tx, {
      action: `determination.${PAST[input.decision]}`,
      target: { kind: 'determination', id: determinationId },
      after: {
        control: row.controlId,
        verdict: row.verdict,
        note: input.note ?? null,
        superseded: superseded.length,
      },
      at,
    })
    await endDeterminations(tx, superseded, { at, why: 'superseded', by })
    await decide(tx, row, input.decision, { at, by, determinationId, superseded })
  })
}

const PAST = { approve: 'approved', refuse: 'refused', withdraw: 'withdrawn' } as const

/** Determinations of the control that an approval takes the place of. */
function standing(all: readonly DeterminationRow[], id: string): string[] {
  return all.filter((one) => one.id !== id && one.approvedAt && !one.endedAt).map((one) => one.id)
}

function checkDecision(
  row: DeterminationRow,
  decision: DecisionInput['decision'],
  by: string,
  scope: Scope,
  now: Date,
): void {
  const own = row.authorRef === by
  if (row.endedAt) throw new Conflict('already_decided', `It is ${row.endedWhy} already.`)
  if (decision === 'withdraw') {
    if (!own && !scope.may('determinations.approve')) throw new ForbiddenError('determinations.approve')
    return
  }
  if (row.approvedAt)
    throw new Conflict('already_decided', 'It is approved already; it can only be withdrawn.')
  if (own) throw new Conflict('four_eyes', 'Nobody decides on what they proposed; somebody else must.')
  if (decision === 'approve' && row.expiresAt && row.expiresAt <= now) {
    throw new Conflict('expired', 'It has expired; propose it anew.')
  }
}

async function decide(
  tx: TenantTx,
  row: DeterminationRow,
  decision: DecisionInput['decision'],
  given: { at: Date; by: string; determinationId: string; superseded: readonly string[] },
): Promise<void> {
  const { at, by } = given
  if (decision !== 'approve') await endDeterminations(tx, [row.id], { at, why: PAST[decision], by })
  const leaf = await logDecision(tx, { ...given, decision })
  if (decision === 'approve') {
    const place = { logIndex: leaf.index, logEpoch: leaf.epoch }
    await approveDetermination(tx, { id: row.id, approverRef: by, at, ...place })
  }
}
