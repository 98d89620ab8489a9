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
}

/** All tenants by name: metadata only. */
export async function listTenants(_scope: PlatformScope): Promise<PlatformTenantRow[]> {
  return prisma().$queryRaw<PlatformTenantRow[]>`
    SELECT id, slug, name, time_zone AS "timeZone", language, created_at AS "createdAt", suspended_at AS "suspendedAt",
      suspended_reason AS "suspendedReason"
    FROM app.platform_tenants()`
}
