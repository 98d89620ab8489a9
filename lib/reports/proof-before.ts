import type { Scope } from '@/lib/access/keys'
import type { ReportSnapshot } from '@/lib/core/report-snapshot'
import { nodeSha256 } from '@/lib/log/node-crypto'
import { currentOrigin, signTree, verifierKey } from '@/lib/log/sign-tree'
import { frontierRoot } from '@/lib/proof/frontier'
import { toHex } from '@/lib/proof/hex'
import { inTenant } from '@/lib/store/in-tenant'
import { readHead } from '@/lib/store/log/read-head'

/** The evidence log as it stands, with its signed checkpoint and the key that verifies it. */
export async function proofBefore(scope: Scope): Promise<ReportSnapshot['proof']> {
  const { head, origin } = await inTenant(scope, async (tx) => {
    const now = await readHead(tx, 'evidence')
    return { head: now, origin: await currentOrigin(tx, 'evidence', now.epoch) }
  })
  const { epoch, size, frontier } = head
  const root = frontierRoot(nodeSha256, { size, hashes: frontier })
  const checkpoint = await signTree(scope, { log: 'evidence', epoch, size, root })
  return { origin, size, root: toHex(root), checkpoint, vkey: verifierKey(origin) }
}
