import { encodeLeaf } from '@/lib/proof/encode-leaf'
import { leafHash } from '@/lib/proof/tree-hash'
import type { TenantTx } from '@/lib/store/in-tenant'
import type { LogHeadRow } from '@/lib/store/log/lock-head'
import type { NewSubmission } from '@/lib/store/submissions/insert-submission'
import { logReport } from '@/lib/store/submissions/log-report'
import type { LeafContent } from './append-leaf'
import { goesOn } from './goes-on'
import { highWater } from './high-water'
import { LOWEST_KEPT } from './kept-nodes'
import { type LoggedLeaf, leafIn } from './leaf-in'
import { logSettings } from './log-settings'
import { nodeSha256 } from './node-crypto'
import { originOf } from './origin-of'
import { owned } from './owned'

/**
 * Appends the leaf of a submission together with its row, with the head as it was read in this transaction: the database locks it, sees that it is no
 * other log, and appends to what it has become. Nobody waits for the answer before COMMIT goes out with it.
 * @returns null where only a locked head tells whether the log goes on; else where the leaf went, known by when the transaction is committed
 */
export async function appendWithRow(
  tx: TenantTx,
  head: LogHeadRow,
  content: LeafContent,
  row: NewSubmission,
): Promise<{ logged: Promise<LoggedLeaf> } | null> {
  const { epoch } = head
  const host = head.host ?? logSettings().host
  const origin = originOf({ ...head, host }, 'evidence')
  const signed = highWater(origin)
  const frontier = { size: head.size, hashes: head.frontier }
  if (signed && !(await goesOn(tx, 'evidence', epoch, frontier, signed))) return null
  const leaf = encodeLeaf({ v: 1, ...content })
  const hash = owned(leafHash(nodeSha256, leaf))
  const logging = logReport(tx, row, { head, host, leafHash: hash, lowest: LOWEST_KEPT })
  const logged = logging.then(({ size, frontier: hashes }) => {
    const tree = { epoch, origin, frontier: { size, hashes } }
    return leafIn('evidence', tree, leaf).logged
  })
  return { logged }
}
