import { v7 } from 'uuid'
import type { Scope } from '@/lib/access/keys'
import { NotFound } from '@/lib/core/errors'
import { type FieldChanges, planUndo } from '@/lib/core/plan-finding-change'
import { parsePublicId, publicId } from '@/lib/core/public-id'
import { ensureActor } from '@/lib/store/actors/ensure-actor'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { bulkItems } from '@/lib/store/bulk/bulk-items'
import { lockBulk } from '@/lib/store/bulk/lock-bulk'
import { markBulkUndone } from '@/lib/store/bulk/mark-bulk-undone'
import { type SettledItem, settleBulkItems } from '@/lib/store/bulk/settle-bulk-items'
import { addFindingEvents, type NewFindingEvent } from '@/lib/store/findings/add-finding-events'
import { changeFindings, type FindingChange } from '@/lib/store/findings/change-findings'
import { lastEventTimes } from '@/lib/store/findings/last-event-times'
import { lockFindings } from '@/lib/store/findings/lock-findings'
import { inTenant } from '@/lib/store/in-tenant'
import { BULK_STEP } from './bulk-step'
import { changedRow, changeEvents, isChange } from './finding-changes'

/** What a bulk change noted of an item that it changed. */
interface DoneChange {
  fields: FieldChanges
  comment: string | null
}

/**
 * Makes the next step of taking a bulk change back. A reversal is itself an event; where somebody has decided anew since,
 * that finding is kept as it is and told. What the bulk change had not come to yet never happens.
 * @throws NotFound, also for another person's
 */
export async function undoBulk(scope: Scope, bulkId: string): Promise<void> {
  const id = parsePublicId('bulk', bulkId)
  if (!id) throw new NotFound()
  await inTenant(scope, async (tx) => {
    const bulk = await lockBulk(tx, id)
    const actorRef = await ensureActor(tx)
    if (bulk?.actorRef !== actorRef) throw new NotFound()
    const now = Date.now()
    await markBulkUndone(tx, id, new Date(now))
    const items = await bulkItems(tx, id, 'changed', BULK_STEP)
    if (items.length === 0 && bulk.undoneAt) return
    const ids = items.map(({ findingId }) => findingId)
    const findings = new Map((await lockFindings(tx, ids)).map((finding) => [finding.id, finding]))
    const last = await lastEventTimes(tx, ids)
    const rows: FindingChange[] = []
    const events: NewFindingEvent[] = []
    const settled: SettledItem[] = []
    for (const { findingId, change } of items) {
      const { fields, comment } = change as DoneChange
      const finding = findings.get(findingId)
      const plan = finding ? planUndo(finding, fields) : 'changed_meanwhile'
      if (!finding || plan === 'changed_meanwhile') {
        settled.push({ findingId, state: 'kept', code: 'changed_meanwhile', change: null })
        continue
      }
      const at = new Date(Math.max(now, (last.get(findingId)?.getTime() ?? 0) + 1))
      if (isChange(plan.changes)) rows.push(changedRow(finding, plan.changes))
      events.push(...changeEvents(finding, plan.changes, { at, actorRef, bulk: bulkId, undo: true }))
      if (comment) {
        const data = { comment: publicId('event', comment), bulk: bulkId, undo: true }
        events.push({
          id: v7(),
          findingId,
          at,
          kind: 'comment_withdrawn',
          actorRef,
          submissionId: null,
          data,
        })
      }
      settled.push({ findingId, state: 'undone', code: null, change: null })
    }
    await changeFindings(tx, rows, new Date(now))
    await addFindingEvents(tx, events)
    await settleBulkItems(tx, id, settled)
    const of = (state: SettledItem['state']) =>
      settled.filter((item) => item.state === state).map(({ findingId }) => publicId('finding', findingId))
    await writeAuditEvent(tx, {
      action: 'findings.bulk_undone',
      target: { kind: 'bulk', id: bulkId },
      after: { undone: of('undone'), kept: of('kept') },
      at: new Date(now),
    })
  })
}
