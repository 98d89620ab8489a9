import { publicId } from '@/lib/core/public-id'
import type { QuietItem } from '@/lib/core/webhook'
import { listAgents } from '@/lib/store/agents/list-agents'
import { assetsAt } from '@/lib/store/assets/assets-at'
import { coverageAt } from '@/lib/store/coverage/coverage-at'
import { freshnessLimits, staleOn } from '@/lib/store/freshness/freshness-limits'
import type { TenantTx } from '@/lib/store/in-tenant'
import type { Times } from '@/lib/views/times'
import type { Held } from './compare-notices'

const MOST_AGENTS = 10_000
const HOUR_MS = 3_600_000
export const QUIET_GROUP = 'all'

/**
 * Agents unheard for longer than their own limit, and assets of which no evidence is fresh any more. Retired ones have
 * nothing to say.
 */
export async function heldQuiet(tx: TenantTx, times: Times): Promise<Held<QuietItem>[]> {
  return [...(await quietAgents(tx, times)), ...(await quietAssets(tx, times))]
}

async function quietAgents(tx: TenantTx, { at }: Times): Promise<Held<QuietItem>[]> {
  const agents = await listAgents(tx, { limit: MOST_AGENTS })
  return agents.flatMap(({ id, name, lastHeardAt, createdAt, quietAfterHours }) => {
    const last = lastHeardAt ?? createdAt
    if (at.getTime() - last.getTime() <= quietAfterHours * HOUR_MS) return []
    return heldOf({
      source: 'agent',
      id: publicId('agent', id),
      name,
      last: last.toISOString(),
      path: '/agents',
    })
  })
}

async function quietAssets(tx: TenantTx, times: Times): Promise<Held<QuietItem>[]> {
  const limits = await freshnessLimits(tx, times.knownAt)
  const last = new Map<string, { seen: Date; stale: Date }>()
  for (const { assetId, observedAt, tool } of await coverageAt(tx, { ...times, assetIds: null })) {
    const known = last.get(assetId)
    const stale = staleOn(observedAt, tool, limits)
    last.set(assetId, {
      seen: known && known.seen > observedAt ? known.seen : observedAt,
      stale: known && known.stale > stale ? known.stale : stale,
    })
  }
  return (await assetsAt(tx, times)).flatMap(({ id, name }) => {
    const look = last.get(id)
    if (!look || look.stale > times.at) return []
    const asset = publicId('asset', id)
    return heldOf({
      source: 'asset',
      id: asset,
      name,
      last: look.seen.toISOString(),
      path: `/assets/${asset}`,
    })
  })
}

const heldOf = (item: QuietItem): Held<QuietItem>[] => [
  { key: `${item.source}/${item.id}`, group: QUIET_GROUP, item },
]
