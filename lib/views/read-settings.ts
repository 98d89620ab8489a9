import type { Scope } from '@/lib/access/keys'
import { readFreshnessDays } from '@/lib/store/freshness/read-freshness-days'
import { inTenant } from '@/lib/store/in-tenant'
import { readTenant } from '@/lib/store/tenants/read-tenant'
import type { TenantSettingsDto } from './admin.schema'

/** The tenant's settings. */
export async function readSettings(scope: Scope): Promise<TenantSettingsDto> {
  return inTenant(scope, async (tx) => {
    const tenant = await readTenant(tx)
    return {
      slug: tenant.slug,
      name: tenant.name,
      time_zone: tenant.timeZone,
      language: tenant.language,
      freshness_days: await readFreshnessDays(tx),
      idle_minutes: tenant.idleMinutes,
      session_minutes: tenant.sessionMinutes,
    }
  })
}
