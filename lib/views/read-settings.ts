import type { Scope } from '@/lib/access/keys'
import { sessionLimits } from '@/lib/core/session-limits'
import { reportedTools } from '@/lib/store/coverage/reported-tools'
import { freshnessLimits } from '@/lib/store/freshness/freshness-limits'
import { readFreshnessDays } from '@/lib/store/freshness/read-freshness-days'
import { inTenant } from '@/lib/store/in-tenant'
import { readTenant } from '@/lib/store/tenants/read-tenant'
import type { TenantSettingsDto } from './admin.schema'

/** The tenant's settings. */
export async function readSettings(scope: Scope): Promise<TenantSettingsDto> {
  return inTenant(scope, async (tx) => {
    const tenant = await readTenant(tx)
    const limits = [...(await freshnessLimits(tx, new Date()))].filter(([tool]) => tool !== '')
    const byTool = Object.fromEntries(limits)
    const tools = new Set([...(await reportedTools(tx)), ...Object.keys(byTool)])
    const most = sessionLimits({ idleMinutes: 1440, sessionMinutes: 10_080 }, tenant.passwordPolicy)
    return {
      slug: tenant.slug,
      name: tenant.name,
      time_zone: tenant.timeZone,
      language: tenant.language,
      freshness_days: await readFreshnessDays(tx),
      idle_minutes: tenant.idleMinutes,
      session_minutes: tenant.sessionMinutes,
      password_policy: tenant.passwordPolicy,
      second_factor: tenant.secondFactor,
      policy_limits: { idle_minutes: most.idleMinutes, session_minutes: most.sessionMinutes },
      freshness_by_tool: byTool,
      tools: [...tools].sort(),
    }
  })
}
