import { ACTIVE_STATUSES, FINDING_STATUSES } from '@/lib/core/finding-status'
import { countByCheck, type FindingCounts } from '@/lib/store/findings/count-by-check'
import { countHandled } from '@/lib/store/findings/count-handled'
import { countOpen } from '@/lib/store/findings/count-open'
import { countOpenThen } from '@/lib/store/findings/count-open-then'
import { ANY_FINDING, type Moment } from '@/lib/store/findings/finding-sql'
import { handledFindings } from '@/lib/store/findings/handled-findings'
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
const isActive = (status: string) => ACTIVE.has(status)

const MOST_COUNTS = 200_000
const memory = keptInMemory<Kept>(MOST_COUNTS, ({ open }) => open.length)

/** How they are called that are open by what the evidence says and that nobody has to work on. */
const SETTLED = FINDING_STATUSES.filter((one) => one !== 'closed' && !isActive(one))

/**
 * How many findings are active at a moment, by check and severity: as many as the list of them shows. Those that are open are counted,
 * now when a report has changed any (docs/decisions/062), and what people and documents settled is taken away.
 */
export async function activeCounts(
  tx: TenantTx,
  moment: Moment & { latest?: boolean },
): Promise<FindingCounts[]> {
  if (!moment.past) {
    const open = isShared(tx) ? await openCounts(tx) : await countOpen(tx)
    return without(
      open,
      (await countHandled(tx, moment)).filter(({ status }) => !isActive(status)),
    )
  }
  if (tx.scope.limit !== null) return countByCheck(tx, { ...ANY_FINDING, statuses: ACTIVE_STATUSES }, moment)
  const open = await countOpenThen(tx, moment)
  const ids = await handledFindings(tx, moment)
  if (ids.length === 0) return open
  return without(open, await countByCheck(tx, { ...ANY_FINDING, ids, statuses: SETTLED }, moment))
}

function without(all: readonly FindingCounts[], settled: readonly FindingCounts[]): FindingCounts[] {
  const away = new Map<string, number>()
  for (const one of settled) away.set(keyOf(one), (away.get(keyOf(one)) ?? 0) + one.count)
  return all.flatMap((one) => {
    const count = one.count - (away.get(keyOf(one)) ?? 0)
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
