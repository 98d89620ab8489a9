import type { Scope } from '@/lib/access/keys'
import { publicId } from '@/lib/core/public-id'
import { appendLeaf } from '@/lib/log/append-leaf'
import { nodeSha256 } from '@/lib/log/node-crypto'
import { canonicalBytes } from '@/lib/proof/canonical'
import { toHex } from '@/lib/proof/hex'
import { ensureActor } from '@/lib/store/actors/ensure-actor'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { putFreshnessLimit } from '@/lib/store/freshness/put-freshness-limit'
import { readFreshnessDays } from '@/lib/store/freshness/read-freshness-days'
import { inTenant, type TenantTx } from '@/lib/store/in-tenant'
import { changeTenant } from '@/lib/store/tenants/change-tenant'
import { readTenant, type TenantRow } from '@/lib/store/tenants/read-tenant'
import { tallyAll } from '@/lib/tally/tally-all'
import { checkSettings } from './check-settings'

/** What is left out stays. */
export type SettingsChange = Partial<Omit<TenantRow, 'slug'> & { freshnessDays: number }>

/**
 * Changes the tenant's settings. How long evidence counts as fresh decides verdicts, so its change is dated and gets a
 * leaf in the evidence log.
 * @throws Invalid naming the setting
 */
export async function changeSettings(scope: Scope, change: SettingsChange, at: Date): Promise<void> {
  checkSettings(change)
  await inTenant(scope, async (tx) => {
    const { slug, ...tenant } = await readTenant(tx)
    const before: Required<SettingsChange> = { ...tenant, freshnessDays: await readFreshnessDays(tx) }
    const changed = Object.entries(change).filter(
      ([name, value]) => value !== undefined && value !== before[name as keyof SettingsChange],
    )
    if (changed.length === 0) return
    const { freshnessDays, ...rest } = Object.fromEntries(changed) as SettingsChange
    if (Object.keys(rest).length > 0) await changeTenant(tx, rest)
    await writeAuditEvent(tx, {
      action: 'settings.changed',
      target: { kind: 'tenant', id: publicId('tenant', tx.tenantId) },
      before: named(changed.map(([name]) => [name, before[name as keyof SettingsChange]])),
      after: named(changed),
      at,
    })
    if (freshnessDays !== undefined) await putFreshnessLimit(tx, '', freshnessDays, at)
    if (freshnessDays !== undefined || rest.timeZone !== undefined)
      await tallyAll(tx, rest.timeZone ?? tenant.timeZone)
    // The log's head is locked last of all.
    if (freshnessDays !== undefined) await logFreshness(tx, freshnessDays, at)
  })
}

async function logFreshness(tx: TenantTx, days: number, at: Date): Promise<void> {
  const record = { tool: '', days, recorded_from: at.toISOString() }
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
