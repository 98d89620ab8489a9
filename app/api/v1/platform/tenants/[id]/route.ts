import { platformTenantChange } from '@/lib/api/specs/platform'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { setSuspended } from '@/lib/platform/set-suspended'
import { readPlatformTenant } from '@/lib/views/read-platform-tenant'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(platformTenantChange, async ({ platform, params, body, now }) => {
    await setSuspended(platform, params.id, body.suspended, now)
    return readPlatformTenant(platform, params.id)
  }),
)
