import type { TenantTx } from '../in-tenant'
import { DEFAULT_FRESHNESS_DAYS } from './read-freshness-days'

/** Freshness limits as known at an instant: days by tool, '' for every other tool. */
export async function freshnessLimits(tx: TenantTx, knownAt: Date): Promise<Map<string, number>> {
  const rows = await tx.db.$queryRaw<{ tool: string; days: number }[]>`
    SELECT DISTINCT ON (tool) tool, days FROM freshness_limit
    WHERE tenant_id = ${tx.tenantId}::uuid AND recorded_from <= ${knownAt} ORDER BY tool, recorded_from DESC`
  return keptLimits(rows.map(({ tool, days }) => [tool, days]))
}

/** Days by tool, without those of 0: the tool went back to the limit of every other. */
export function keptLimits(rows: readonly (readonly [tool: string, days: number])[]): Map<string, number> {
  return new Map(rows.filter(([, days]) => days > 0))
}

export const DAY_MS = 86_400_000

/** The most days that evidence of any tool counts as fresh. */
export function longestLimit(limits: ReadonlyMap<string, number>): number {
  return Math.max(limits.get('') ?? DEFAULT_FRESHNESS_DAYS, ...limits.values())
}

/** The instant from which evidence of a tool, observed at another, is stale. */
export function staleOn(observedAt: Date, tool: string, limits: ReadonlyMap<string, number>): Date {
  const days = limits.get(tool) ?? limits.get('') ?? DEFAULT_FRESHNESS_DAYS
  return new Date(observedAt.getTime() + days * DAY_MS)
}
