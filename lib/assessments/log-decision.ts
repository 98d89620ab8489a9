import { publicId } from '@/lib/core/public-id'
import { appendLeaf } from '@/lib/log/append-leaf'
import type { LoggedLeaf } from '@/lib/log/leaf-in'
import { nodeSha256 } from '@/lib/log/node-crypto'
import { canonicalBytes } from '@/lib/proof/canonical'
import { toHex } from '@/lib/proof/hex'
import type { TenantTx } from '@/lib/store/in-tenant'

/**
 * The leaf of a decision: `determination_approval` for an approval; a refusal or withdrawal is a `determination` leaf
 * that continues the one of the proposal. Its hash is of the canonical `{determination, decision, superseded}`.
 */
export async function logDecision(
  tx: TenantTx,
  given: {
    determinationId: string
    decision: 'approve' | 'refuse' | 'withdraw'
    superseded: readonly string[]
    by: string
    at: Date
  },
): Promise<LoggedLeaf> {
  const record = {
    determination: given.determinationId,
    decision: given.decision,
    superseded: given.superseded.map((id) => publicId('determination', id)),
  }
  return appendLeaf(tx, 'evidence', {
    type: given.decision === 'approve' ? 'determination_approval' : 'determination',
    at: given.at.toISOString(),
    actor_ref: given.by,
    subject: { id: given.determinationId, sha256: toHex(nodeSha256(canonicalBytes(record))) },
    parent: given.determinationId,
  })
}
