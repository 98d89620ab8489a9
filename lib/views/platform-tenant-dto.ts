import { publicId } from '@/lib/core/public-id'
import type { PlatformTenantRow } from '@/lib/store/platform/list-tenants'
import type { PlatformTenantDto } from './admin.schema'

/** A tenant's metadata. */
export function platformTenantDto(row: PlatformTenantRow): PlatformTenantDto {
  return {
    id: publicId('tenant', row.id),
    slug: row.slug,
    name: row.name,
    time_zone: row.timeZone,
    language: row.language,
    created_at: row.createdAt.toISOString(),
    suspended_at: row.suspendedAt?.toISOString() ?? null,
    suspended_reason: row.suspendedReason,
    delete_after: row.deleteAfter?.toISOString() ?? null,
    delete_asked_at: row.deleteAskedAt?.toISOString() ?? null,
    export_asked_at: row.exportAskedAt?.toISOString() ?? null,
    unclaimed: row.unclaimed,
    quota: { reports_a_minute: row.quota.reports, bytes_a_day: row.quota.bytes, assets: row.quota.assets },
  }
}
