import { isTakenInstant } from '@/lib/core/instant-form'
import type { Note } from '@/lib/core/report'

export interface ObservedAt {
  /** The time the report is placed at. */
  at: Date
  /** The time the sender or the report gives, also where another one is used; null: it gives none. */
  stated: Date | null
  source: 'parameter' | 'printed' | 'received'
  notes: Note[]
}

/** A clock may run ahead of ours by this much. */
const AHEAD_MS = 5 * 60_000
/** Older than this is taken, and said: history may be handed in, but a broken clock looks the same. */
const LONG_AGO_MS = 366 * 86_400_000

/** When the tool looked: the sender's word, else the report's, else when its file was written, else when it came (CONTRACT, Submissions, *When*). */
export function observedAt(
  declared: Date | null,
  printed: string | undefined,
  received: Date,
  written: Date | null = null,
): ObservedAt {
  const at = declared ?? (printed ? new Date(printed) : written)
  if (!at || !isTakenInstant(at.getTime()))
    return { at: received, stated: null, source: 'received', notes: [] }
  const source = declared || !printed ? 'parameter' : 'printed'
  const iso = at.toISOString()
  if (at.getTime() > received.getTime() + AHEAD_MS) {
    const message = `The time given, ${iso}, is ahead of this server's clock; the time of arrival is used. Check the sender's clock.`
    return {
      at: received,
      stated: at,
      source: 'received',
      notes: [{ level: 'warning', code: 'clock_ahead', message, at: iso }],
    }
  }
  if (at.getTime() < received.getTime() - LONG_AGO_MS) {
    const message = `The time given, ${iso}, is more than a year ago. It is used as given; check the sender's clock if this is a new report.`
    return {
      at,
      stated: at,
      source,
      notes: [{ level: 'warning', code: 'observed_long_ago', message, at: iso }],
    }
  }
  return { at, stated: at, source, notes: [] }
}
