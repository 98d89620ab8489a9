import type { PlatformScope } from '@/lib/access/keys'
import { prisma } from '../client'

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
}

/** All tenants by name: metadata only. */
export async function listTenants(_scope: PlatformScope): Promise<PlatformTenantRow[]> {
  return prisma().$queryRaw<PlatformTenantRow[]>`
    SELECT id, slug, name, time_zone AS "timeZone", language, created_at AS "createdAt", suspended_at AS "suspendedAt",
      suspended_reason AS "suspendedReason", delete_after AS "deleteAfter", delete_asked_at AS "deleteAskedAt",
      export_asked_at AS "exportAskedAt", unclaimed
    FROM app.platform_tenants()`
}
