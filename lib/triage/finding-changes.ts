import { v7 } from 'uuid'
import { type FindingStatus, TRIAGE_OF } from '@/lib/core/finding-status'
import type { FieldChanges } from '@/lib/core/plan-finding-change'
import { publicId } from '@/lib/core/public-id'
import type { NewFindingEvent } from '@/lib/store/findings/add-finding-events'
import type { FindingChange } from '@/lib/store/findings/change-findings'
import type { FindingState } from '@/lib/store/findings/lock-findings'

const STATUS_OF = new Map<string, FindingStatus>(
  Object.entries(TRIAGE_OF).map(([status, triage]) => [triage, status as FindingStatus]),
)

/** Whether anything is changed. */
export function isChange(changes: FieldChanges): boolean {
  return Object.keys(changes).length > 0
}

/** A locked finding with its changes made. */
export function changedRow(now: FindingState, changes: FieldChanges): FindingChange {
  return {
    id: now.id,
    triage: changes.triage?.to ?? now.triage,
    ownerId: changes.ownerId ? changes.ownerId.to : now.ownerId,
    dueOn: changes.dueOn ? changes.dueOn.to : now.dueOn,
  }
}

/** The events that tell of changes: each says the version that the finding thereby has, and of which bulk change it is part. */
export function changeEvents(
  now: FindingState,
  changes: FieldChanges,
  given: { at: Date; actorRef: string; bulk?: string | undefined; undo?: boolean },
): NewFindingEvent[] {
  const version = now.version + (isChange(changes) ? 1 : 0)
  const of = { findingId: now.id, at: given.at, actorRef: given.actorRef, submissionId: null }
  const also = { version, ...(given.bulk ? { bulk: given.bulk } : {}), ...(given.undo ? { undo: true } : {}) }
  const event = (kind: NewFindingEvent['kind'], data: Record<string, unknown>): NewFindingEvent => ({
    ...of,
    id: v7(),
    kind,
    data: { ...data, ...also },
  })
  const user = (id: string | null) => id && publicId('user', id)
  const { triage, ownerId, dueOn } = changes
  return [
    ...(triage ? [event('status', { from: STATUS_OF.get(triage.from), to: STATUS_OF.get(triage.to) })] : []),
    ...(ownerId ? [event('owner', { from: user(ownerId.from), to: user(ownerId.to) })] : []),
    ...(dueOn ? [event('due', { from: dueOn.from, to: dueOn.to })] : []),
  ]
}
