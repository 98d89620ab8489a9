import type { Scope } from '@/lib/access/keys'
import { Busy } from '@/lib/core/errors'
import { inTenant } from '@/lib/store/in-tenant'
import { handedIn } from '@/lib/store/quotas/handed-in'
import { type Quota, readQuota } from '@/lib/store/quotas/read-quota'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
/** A quota that was changed holds everywhere after so long. */
const KNOWN_MS = 10_000
const MOST_KNOWN = 10_000

const known = new Map<string, { quota: Quota; until: number }>()

/**
 * Holds a tenant to how much it may hand in. What is under way elsewhere is not counted yet, so a quota may be passed by as
 * many reports as are taken in at once.
 * @throws Busy with when there is room again
 */
export async function withinQuota(scope: Scope, bytes: number, at: Date): Promise<void> {
  const quota = await quotaOf(scope, at)
  if (quota.reports !== null) {
    const { reports, first } = await inTenant(scope, (tx) => handedIn(tx, new Date(at.getTime() - MINUTE_MS)))
    if (reports >= quota.reports) {
      const message = `This tenant may hand in ${quota.reports} reports a minute.`
      throw new Busy('quota_reports', message, secondsUntil(first, MINUTE_MS, at), true)
    }
  }
  if (quota.bytes !== null) {
    const day = await inTenant(scope, (tx) => handedIn(tx, new Date(at.getTime() - DAY_MS)))
    if (day.bytes + bytes > quota.bytes) {
      const message = `This tenant may hand in ${quota.bytes} bytes a day, unpacked.`
      throw new Busy('quota_bytes', message, Math.min(3600, secondsUntil(day.first, DAY_MS, at)), true)
    }
  }
}

async function quotaOf(scope: Scope, at: Date): Promise<Quota> {
  const cached = known.get(scope.tenantId)
  if (cached && cached.until > at.getTime()) return cached.quota
  const quota = await inTenant(scope, readQuota)
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(scope.tenantId, { quota, until: at.getTime() + KNOWN_MS })
  return quota
}

function secondsUntil(first: Date | null, window: number, at: Date): number {
  const free = (first?.getTime() ?? at.getTime()) + window
  return Math.max(1, Math.ceil((free - at.getTime()) / 1000))
}
