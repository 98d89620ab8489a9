import { tokenRotate } from '@/lib/api/specs/tokens'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { rotateToken } from '@/lib/tokens/rotate-token'
import { readToken } from '@/lib/views/read-token'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(tokenRotate, async ({ scope, params, body, now }) => {
    const expiresAt = body.expires_at ? new Date(body.expires_at) : null
    const { secret } = await rotateToken(
      scope,
      params.id,
      { overlapHours: body.overlap_hours, expiresAt },
      now,
    )
    return { ...(await readToken(scope, params.id)), token: secret }
  }),
)
