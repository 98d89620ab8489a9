import { publicId } from '@/lib/core/public-id'
import { toHex } from '@/lib/proof/hex'
import type { DropAct } from '@/lib/store/retention/insert-drop'

/** What an act of dropping says of itself: the leaf of the evidence log holds the SHA-256 of its canonical form (RFC 8785). */
export function dropRecord(drop: Omit<DropAct, 'logIndex' | 'logEpoch'>) {
  return {
    v: 1,
    id: publicId('evidence_drop', drop.id),
    at: drop.at.toISOString(),
    months: drop.months,
    received_before: drop.receivedBefore.toISOString(),
    decided_by: publicId('actor', drop.decidedBy),
    decided_at: drop.decidedAt.toISOString(),
    pieces: drop.pieces,
    bytes: Number(drop.bytes),
    root: toHex(drop.root),
  }
}
