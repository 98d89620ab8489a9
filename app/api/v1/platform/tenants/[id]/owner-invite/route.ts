import { platformOwnerInvite } from '@/lib/api/specs/platform'
import { newInviteLink } from '@/lib/auth/new-invite-link'
import { answer } from '@/lib/http/answer'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { inviteOwnerAgain } from '@/lib/platform/invite-owner-again'
import { readPlatformTenant } from '@/lib/views/read-platform-tenant'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(platformOwnerInvite, async ({ platform, params, body, now }) => {
    const { slug } = await readPlatformTenant(platform, params.id)
    const { link, hash } = newInviteLink(slug)
    const { email } = body
    const expiresAt = await inviteOwnerAgain(platform, params.id, { email, tokenHash: hash }, now)
    return answer(201, { email, link, expires_at: expiresAt.toISOString() })
  }),
)
