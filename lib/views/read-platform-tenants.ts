import type { PlatformScope } from '@/lib/access/keys'
import { decodeCursor } from '@/lib/core/cursor'
import { UUID } from '@/lib/core/uuid-form'
import { listTenants } from '@/lib/store/platform/list-tenants'
import { pageOf } from './page-of'
import { platformTenantDto } from './platform-tenant-dto'

/** All tenants by name. They are read together and paged here. */
export async function readPlatformTenants(
  scope: PlatformScope,
  { limit, cursor }: { limit: number; cursor?: string },
) {
  const after = cursor === undefined ? undefined : decodeCursor(cursor, [UUID])[0]
  const rows = await listTenants(scope)
  const start = after === undefined ? 0 : rows.findIndex((row) => row.id === after) + 1
  const page = pageOf(rows.slice(start, start + limit + 1), limit, platformTenantDto, (row) => [row.id])
  return { ...page, total: rows.length }
}
