import { dropFacts } from '@/lib/core/drop-facts'
import { Gone } from '@/lib/core/errors'
import type { DropAct } from '@/lib/store/retention/insert-drop'

/** What is said of evidence whose bytes were dropped: when, under which setting, and which leaf of the evidence log says so. */
export function bytesDropped(drop: DropAct | null): Gone {
  const day = drop?.at.toISOString().slice(0, 10)
  const message = `The bytes of this evidence were dropped${day ? ` on ${day}` : ''} under the tenant's retention setting${drop ? ` (${drop.months} months)` : ''}. Its hash, its size and the proof of its inclusion in the log still verify.`
  return new Gone('evidence_dropped', message, {
    extra: drop ? { dropped: dropFacts(drop) } : {},
  })
}
