import type { Scope } from '@/lib/access/keys'
import { publicId } from '@/lib/core/public-id'
import { appendLeaf } from '@/lib/log/append-leaf'
import { nodeSha256 } from '@/lib/log/node-crypto'
import { canonicalBytes } from '@/lib/proof/canonical'
import { toHex } from '@/lib/proof/hex'
import { ensureActor } from '@/lib/store/actors/ensure-actor'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { freshnessLimits } from '@/lib/store/freshness/freshness-limits'
import { putFreshnessLimit } from '@/lib/store/freshness/put-freshness-limit'
import { readFreshnessDays } from '@/lib/store/freshness/read-freshness-days'
import { inTenant, type TenantTx } from '@/lib/store/in-tenant'
import { changeTenant } from '@/lib/store/tenants/change-tenant'
import { readTenant, type TenantRow } from '@/lib/store/tenants/read-tenant'
import { tallyAll } from '@/lib/tally/tally-all'
import { checkLimits } from './check-limits'
import { checkSettings } from './check-settings'

/** What is left out stays. */
export type SettingsChange = Partial<Omit<TenantRow, 'slug'> & { freshnessDays: number }> & {
  /** Days by tool; null: the tenant's own limit again. */
  freshnessByTool?: Readonly<Record<string, number | null>> | undefined
}

/**
 * Changes the tenant's settings. How long evidence counts as fresh decides verdicts, so its change is dated and gets a
 * leaf in the evidence log.
 * @throws Invalid naming the setting
 */
export async function changeSettings(scope: Scope, change: SettingsChange, at: Date): Promise<void> {
  checkSettings(change)
  const { freshnessDays, freshnessByTool, ...wanted } = change
  await inTenant(scope, async (tx) => {
    const { slug, ...tenant } = await readTenant(tx)
    checkLimits(wanted, wanted.passwordPolicy ?? tenant.passwordPolicy)
    const rest = Object.entries(wanted).filter(
      ([name, value]) => value !== undefined && value !== tenant[name as keyof typeof tenant],
    )
    const limits = await changedLimits(tx, { freshnessDays, freshnessByTool }, at)
    if (rest.length + limits.length === 0) return
    const now: Partial<typeof tenant> = Object.fromEntries(rest)
    if (rest.length > 0) await changeTenant(tx, now)
    await writeAuditEvent(tx, {
      action: 'settings.changed',
      target: { kind: 'tenant', id: publicId('tenant', tx.tenantId) },
      before: named([
        ...rest.map(([name]) => [name, tenant[name as keyof typeof tenant]] as const),
        ...limits.map(({ tool, before }) => [limitName(tool), before] as const),
      ]),
      after: named([...rest, ...limits.map(({ tool, days }) => [limitName(tool), days] as const)]),
      at,
    })
    for (const { tool, days } of limits) await putFreshnessLimit(tx, tool, days ?? 0, at)
    if (limits.length > 0) await tallyAll(tx)
    // The log's head is locked last of all.
    for (const { tool, days } of limits) await logFreshness(tx, tool, days ?? 0, at)
  })
}

interface Limit {
  /** '' for every tool that has none of its own. */
  tool: string
  before: number | null
  days: number | null
}

/** What of the limits that are given is not so already. */
async function changedLimits(
  tx: TenantTx,
  { freshnessDays, freshnessByTool = {} }: Pick<SettingsChange, 'freshnessDays' | 'freshnessByTool'>,
  at: Date,
): Promise<Limit[]> {
  const known = await freshnessLimits(tx, at)
  const asked: [string, number | null, number | null][] = Object.entries(freshnessByTool).map(
    ([tool, days]) => [tool, known.get(tool) ?? null, days],
  )
  if (freshnessDays !== undefined) asked.push(['', await readFreshnessDays(tx), freshnessDays])
  return asked
    .filter(([, before, days]) => before !== days)
    .map(([tool, before, days]) => ({ tool, before, days }))
}

const limitName = (tool: string) => (tool === '' ? 'freshnessDays' : `freshnessDays.${tool}`)

async function logFreshness(tx: TenantTx, tool: string, days: number, at: Date): Promise<void> {
  const record = { tool, days, recorded_from: at.toISOString() }
  await appendLeaf(tx, 'evidence', {
    type: 'freshness_limit',
    at: at.toISOString(),
    actor_ref: await ensureActor(tx),
    subject: { id: publicId('tenant', tx.tenantId), sha256: toHex(nodeSha256(canonicalBytes(record))) },
  })
}

/** As the API calls the settings. */
function named(entries: readonly (readonly [string, unknown])[]): Record<string, unknown> {
  return Object.fromEntries(
    entries.map(([name, value]) => [
      name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  )
}
