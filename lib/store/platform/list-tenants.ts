import type { PlatformScope } from '@/lib/access/keys'
import { prisma } from '../client'
import type { Quota } from '../quotas/read-quota'

export interface PlatformTenantRow {
  id: string
  slug: string
  name: string
  timeZone: string
  language: 'zh' | 'en'
  createdAt: Date
  suspendedAt: Date | null
  suspendedReason: string | null
  /** All of the tenant is erased then. */
  deleteAfter: Date | null
  deleteAskedAt: Date | null
  /** Since when its owners are asked to take their archive. */
  exportAskedAt: Date | null
  /** Nobody has accepted to be its first owner yet. */
  unclaimed: boolean
  quota: Quota
}

/** All tenants by name: metadata only. */
export async function listTenants(_scope: PlatformScope): Promise<PlatformTenantRow[]> {
  const rows = await prisma().$queryRaw<(Omit<PlatformTenantRow, 'quota'> & Quota)[]>`
    SELECT t.id, t.slug, t.name, t.time_zone AS "timeZone", t.language, t.created_at AS "createdAt", t.suspended_at AS "suspendedAt",
      t.suspended_reason AS "suspendedReason", t.delete_after AS "deleteAfter", t.delete_asked_at AS "deleteAskedAt",
      t.export_asked_at AS "exportAskedAt", t.unclaimed, q.reports, q.bytes::float8 AS bytes, q.assets
    FROM app.platform_tenants() t JOIN app.platform_quotas() q ON q.id = t.id ORDER BY t.name`
  return rows.map(({ reports, bytes, assets, ...tenant }) => ({
    ...tenant,
    quota: { reports, bytes, assets },
  }))
}
