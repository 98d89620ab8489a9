import { v7 } from 'uuid'
import { NotFound } from '@/lib/core/errors'
import { planFindingChange } from '@/lib/core/plan-finding-change'
import { publicId } from '@/lib/core/public-id'
import { ensureActor } from '@/lib/store/actors/ensure-actor'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { bulkItems } from '@/lib/store/bulk/bulk-items'
import { lockBulk } from '@/lib/store/bulk/lock-bulk'
import { type SettledItem, settleBulkItems } from '@/lib/store/bulk/settle-bulk-items'
import { addFindingEvents, type NewFindingEvent } from '@/lib/store/findings/add-finding-events'
import { changeFindings, type FindingChange } from '@/lib/store/findings/change-findings'
import { lastEventTimes } from '@/lib/store/findings/last-event-times'
import { type FindingState, lockFindings } from '@/lib/store/findings/lock-findings'
import type { TenantTx } from '@/lib/store/in-tenant'
import { changedRow, changeEvents, isChange } from './finding-changes'
import type { WrittenWords } from './said-words'

/** Findings of one step: small enough that nobody waits long for their locks. */
export const BULK_STEP = 500

/**
 * Makes the next step of a bulk change that the same person began, with its audit event; each finding is changed, left as it
 * is, or refused with a reason. Nothing to do is no error, so a step may be asked for again.
 * @throws NotFound, also for another person's
 */
export async function bulkStep(tx: TenantTx, id: string, most = BULK_STEP): Promise<void> {
  const bulkId = publicId('bulk', id)
  const bulk = await lockBulk(tx, id)
  const actorRef = await ensureActor(tx)
  if (bulk?.actorRef !== actorRef) throw new NotFound()
  if (bulk.undoneAt) return
  const items = await bulkItems(tx, id, 'waiting', most)
  if (items.length === 0) return
  const words = bulk.words as WrittenWords
  const ids = items.map(({ findingId }) => findingId)
  const findings = new Map((await lockFindings(tx, ids)).map((finding) => [finding.id, finding]))
  const last = await lastEventTimes(tx, ids)
  const now = Date.now()
  const step = new Step(words, { actorRef, bulk: bulkId })
  for (const { findingId, version } of items) {
    const at = new Date(Math.max(now, (last.get(findingId)?.getTime() ?? 0) + 1))
    step.take(findingId, version, findings.get(findingId), at)
  }
  const at = new Date(now)
  await changeFindings(tx, step.rows, at)
  await addFindingEvents(tx, step.events)
  await settleBulkItems(tx, id, step.settled)
  await writeAuditEvent(tx, {
    action: 'findings.bulk_changed',
    target: { kind: 'bulk', id: bulkId },
    after: {
      status: words.status,
      owner: words.ownerId ? publicId('user', words.ownerId) : words.ownerId,
      due_on: words.dueOn,
      commented: words.comment !== undefined,
      of: bulk.total,
      changed: step.settled
        .filter(({ state }) => state === 'changed')
        .map(({ findingId }) => publicId('finding', findingId)),
    },
    at,
  })
}

/** What is to be written, gathered finding by finding so that it is written set-based. */
class Step {
  readonly rows: FindingChange[] = []
  readonly events: NewFindingEvent[] = []
  readonly settled: SettledItem[] = []

  constructor(
    private readonly words: WrittenWords,
    private readonly by: { actorRef: string; bulk: string },
  ) {}

  take(findingId: string, version: number | null, now: FindingState | undefined, at: Date): void {
    const settle = (state: SettledItem['state'], code: string | null, change: unknown = null) =>
      this.settled.push({ findingId, state, code, change })
    if (!now) return void settle('refused', 'not_found')
    if (version !== null && version !== now.version) return void settle('refused', 'changed_meanwhile')
    const plan = planFindingChange(now, this.words)
    if ('refusal' in plan) return void settle('refused', plan.refusal)
    const { changes } = plan
    const { comment } = this.words
    if (!isChange(changes) && comment === undefined) return void settle('unchanged', null)
    if (isChange(changes)) this.rows.push(changedRow(now, changes))
    this.events.push(...changeEvents(now, changes, { at, ...this.by }))
    const commentId = comment === undefined ? null : v7()
    if (commentId)
      this.events.push({
        id: commentId,
        findingId,
        at,
        kind: 'comment',
        actorRef: this.by.actorRef,
        submissionId: null,
        data: { text: comment, bulk: this.by.bulk },
      })
    settle('changed', null, { fields: changes, comment: commentId })
  }
}
