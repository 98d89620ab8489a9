import { platformTenantAdd, platformTenantList } from '@/lib/api/specs/platform'
import { newInviteLink } from '@/lib/auth/new-invite-link'
import { answer } from '@/lib/http/answer'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { addTenant } from '@/lib/platform/add-tenant'
import { readPlatformTenant } from '@/lib/views/read-platform-tenant'
import { readPlatformTenants } from '@/lib/views/read-platform-tenants'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(platformTenantList, ({ platform, query }) => readPlatformTenants(platform, query)),
  route(platformTenantAdd, async ({ platform, body, now }) => {
    const { slug, name, time_zone: timeZone, language, owner_email: email } = body
    const { link, hash } = newInviteLink(slug)
    const given = { tenant: { slug, name, timeZone, language }, owner: { email, tokenHash: hash } }
    const { id, expiresAt } = await addTenant(platform, given, now)
    const tenant = await readPlatformTenant(platform, id)
    return answer(201, { ...tenant, owner_invite: { email, link, expires_at: expiresAt.toISOString() } })
  }),
)
