import type { RecordedDetermination } from './determination-at'

export interface DeterminationEvent {
  id: string
  at: number
  what: 'proposed' | 'approved' | 'refused' | 'withdrawn' | 'superseded' | 'expired'
  /** Who made or approved it; null: nobody did, or it is not said. */
  actorRef: string | null
}

/** What happened to a determination up to an instant as known at another, oldest first. It expires only while it is in force. */
export function determinationEvents(
  row: RecordedDetermination,
  { at, knownAt }: { at: Date; knownAt: Date },
): DeterminationEvent[] {
  const horizon = Math.min(at.getTime(), knownAt.getTime())
  const events: (DeterminationEvent | null)[] = [
    { id: row.id, at: row.recordedFrom.getTime(), what: 'proposed', actorRef: row.authorRef },
    row.approvedAt && {
      id: row.id,
      at: row.approvedAt.getTime(),
      what: 'approved',
      actorRef: row.approverRef,
    },
    row.endedAt && row.endedWhy
      ? { id: row.id, at: row.endedAt.getTime(), what: row.endedWhy, actorRef: null }
      : null,
  ]
  const known = events.flatMap((event) => (event && event.at <= horizon ? event : []))
  const { expiresAt, approvedAt, endedAt } = row
  const lasted = expiresAt && approvedAt && !(endedAt && endedAt <= expiresAt && endedAt.getTime() <= horizon)
  if (lasted && expiresAt <= at && approvedAt.getTime() <= horizon)
    known.push({ id: row.id, at: expiresAt.getTime(), what: 'expired', actorRef: null })
  return known.toSorted((a, b) => a.at - b.at)
}
