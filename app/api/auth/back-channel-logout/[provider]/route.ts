import { hearLogout } from '@/lib/auth/hear-logout'
import { requestAddress } from '@/lib/auth/request-address'
import { settings } from '@/lib/config/settings'
import { problemOf } from '@/lib/http/problem-of'
import { readBytes } from '@/lib/http/read-bytes'
import { OpenIdError } from '@/lib/oidc/openid-error'

/** A token and nothing else. */
const BODY_BYTES = 32_768

/** Where an OpenID provider says that somebody left (Back-Channel Logout 1.0 §2.5 to §2.8). */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ provider: string }> },
): Promise<Response> {
  try {
    const { provider: providerId } = await params
    const form = new URLSearchParams(new TextDecoder().decode(await readBytes(request, BODY_BYTES)))
    const [token = '', ...more] = form.getAll('logout_token')
    if (token === '' || more.length > 0) return refused('one logout_token is asked for')
    const address = requestAddress(request.headers, settings().trustedProxies)
    await hearLogout({ providerId, token, address, at: new Date() })
    return new Response(null, { status: 200, headers: { 'cache-control': 'no-store' } })
  } catch (error) {
    if (error instanceof OpenIdError) return refused(error.message, error.code === 'unreachable' ? 503 : 400)
    return problemOf(error, 'POST /api/auth/back-channel-logout')
  }
}

function refused(description: string, status = 400): Response {
  return Response.json(
    { error: 'invalid_request', error_description: description },
    { status, headers: { 'cache-control': 'no-store', ...(status === 503 ? { 'retry-after': '10' } : {}) } },
  )
}
