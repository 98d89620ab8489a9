import { platformTenantChange } from '@/lib/api/specs/platform'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { askForExport } from '@/lib/platform/ask-for-export'
import { renameTenant } from '@/lib/platform/rename-tenant'
import { setDeletion } from '@/lib/platform/set-deletion'
import { setSuspended } from '@/lib/platform/set-suspended'
import { setTenantQuota } from '@/lib/platform/set-tenant-quota'
import { readPlatformTenant } from '@/lib/views/read-platform-tenant'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(platformTenantChange, async ({ platform, params, body, now }) => {
    const { name, suspended, reason } = body
    if (suspended !== undefined) await setSuspended(platform, params.id, { suspended, reason }, now)
    if (body.delete_in_days !== undefined) await setDeletion(platform, params.id, body.delete_in_days, now)
    if (body.ask_export) await askForExport(platform, params.id, now)
    if (body.quota) {
      const { reports_a_minute: reports, bytes_a_day: bytes, assets } = body.quota
      await setTenantQuota(platform, params.id, { reports, bytes, assets }, now)
    }
    if (name !== undefined) await renameTenant(platform, params.id, name, now)
    return readPlatformTenant(platform, params.id)
  }),
)
