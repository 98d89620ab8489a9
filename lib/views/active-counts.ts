import { ACTIVE_STATUSES } from '@/lib/core/finding-status'
import type { FindingCounts } from '@/lib/store/findings/count-by-check'
import { countHandled } from '@/lib/store/findings/count-handled'
import { countOpen } from '@/lib/store/findings/count-open'
import type { Moment } from '@/lib/store/findings/finding-sql'
import type { TenantTx } from '@/lib/store/in-tenant'
import { isFindingPart } from '@/lib/store/stamps/parts'
import { readStamps, type Stamps } from '@/lib/store/stamps/read-stamps'
import { keptInMemory } from './kept-in-memory'
import { isShared } from './standing-assets'

interface Kept {
  /** Of findings. */
  stamps: string
  open: readonly FindingCounts[]
}

const ACTIVE: ReadonlySet<string> = new Set(ACTIVE_STATUSES)
const MOST_COUNTS = 200_000
const memory = keptInMemory<Kept>(MOST_COUNTS, ({ open }) => open.length)

/**
 * How many findings are active now, by check and severity: as many as the list of them shows. Those that are open are counted when a
 * report has changed any (docs/decisions/062), and what people and documents settled is taken away.
 */
export async function activeCounts(
  tx: TenantTx,
  moment: Pick<Moment, 'at' | 'knownAt'>,
): Promise<FindingCounts[]> {
  const open = isShared(tx) ? await openCounts(tx) : await countOpen(tx)
  const settled = new Map<string, number>()
  for (const one of await countHandled(tx, moment))
    if (!ACTIVE.has(one.status)) settled.set(keyOf(one), (settled.get(keyOf(one)) ?? 0) + one.count)
  return open.flatMap((one) => {
    const count = one.count - (settled.get(keyOf(one)) ?? 0)
    return count > 0 ? { ...one, count } : []
  })
}

async function openCounts(tx: TenantTx): Promise<readonly FindingCounts[]> {
  const stamps = wordsOf(await readStamps(tx))
  const kept = memory.get(tx.tenantId)
  if (kept?.stamps === stamps) return kept.open
  const open = await countOpen(tx)
  memory.set(tx.tenantId, { stamps, open })
  return open
}

const keyOf = ({ checkKey, severity }: FindingCounts) => `${checkKey} ${severity}`

const wordsOf = (stamps: Stamps) =>
  [...stamps]
    .filter(([part]) => isFindingPart(part))
    .sort(([a], [b]) => a - b)
    .map(([part, stamp]) => `${part} ${stamp}`)
    .join()
