import { type Frontier, frontierRoot } from '@/lib/proof/frontier'
import { toHex } from '@/lib/proof/hex'
import type { TenantTx } from '@/lib/store/in-tenant'
import type { LogName } from '@/lib/store/log/lock-head'
import type { HighWater } from './high-water'
import { nodeSha256 } from './node-crypto'
import { rootAt } from './root-at'

const CHECK_MS = 2000
const held = globalThis as typeof globalThis & { plimsollRootsChecked?: Map<string, number> }
function checkedAt(): Map<string, number> {
  held.plimsollRootsChecked ??= new Map()
  return held.plimsollRootsChecked
}

/**
 * Whether the log still has what was signed of it. Of one that others have appended to it is asked for the root of that very size: an
 * older database may have been restored, and have grown again past it, where another machine serves that had signed less.
 */
export async function goesOn(
  tx: TenantTx,
  log: LogName,
  epoch: number,
  frontier: Frontier,
  signed: HighWater,
): Promise<boolean> {
  if (frontier.size < signed.size) return false
  if (frontier.size === signed.size) return toHex(frontierRoot(nodeSha256, frontier)) === signed.root
  // No database is restored within seconds, and whoever appends is refused where the head is of another epoch by then: not before every leaf.
  const known = checkedAt()
  const key = `${tx.tenantId} ${log} ${epoch}`
  const now = Date.now()
  if (now - (known.get(key) ?? 0) < CHECK_MS) return true
  if (toHex(await rootAt(tx, log, epoch, signed.size)) !== signed.root) return false
  known.set(key, now)
  return true
}
