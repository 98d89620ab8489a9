import { platformTenantAdd, platformTenantList } from '@/lib/api/specs/platform'
import { newPassword } from '@/lib/auth/new-password'
import { answer } from '@/lib/http/answer'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { addTenant } from '@/lib/platform/add-tenant'
import { readPlatformTenant } from '@/lib/views/read-platform-tenant'
import { readPlatformTenants } from '@/lib/views/read-platform-tenants'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(platformTenantList, ({ platform, query }) => readPlatformTenants(platform, query)),
  route(platformTenantAdd, async ({ platform, body, now }) => {
    const { slug, name, time_zone: timeZone, language } = body
    const owner = { email: body.owner_email, name: body.owner_name }
    const given = { tenant: { slug, name, timeZone, language }, owner }
    const { id, ownerInitialPassword } = await addTenant(platform, given, newPassword, now)
    const tenant = await readPlatformTenant(platform, id)
    return answer(201, { ...tenant, owner_initial_password: ownerInitialPassword })
  }),
)
