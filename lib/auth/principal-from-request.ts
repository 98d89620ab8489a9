import type { Principal } from '@/lib/access/principal'
import { settings } from '@/lib/config/settings'
import { Invalid } from '@/lib/core/errors'
import { CrossSiteError, UnauthenticatedError } from './auth-errors'
import { currentSession } from './current-session'
import { isSameOrigin } from './is-same-origin'
import { principalOfSession } from './principal-of-session'
import { principalOfToken } from './principal-of-token'
import { requestAddress } from './request-address'
import { sessionIdOf } from './session-id-of'
import { replicaReads } from './wrote-cookie'

/** The header by which a browser says which tenant a call is about. */
const TENANT_HEADER = 'plimsoll-tenant'
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Who sent a request of the API: by `Authorization: Bearer plm_…`, else by the session's cookie. A cookie changes things
 * only for pages of this server (Origin check). `tenant` says whether the call is about one: with `required` a session
 * must name it, with `none` it is not looked at.
 * @throws UnauthenticatedError, CrossSiteError, Invalid (no tenant named)
 */
export async function principalFromRequest(
  request: Request,
  tenant: 'required' | 'optional' | 'none',
): Promise<Principal> {
  const { headers } = request
  const at = new Date()
  const { url, trustedProxies } = settings()
  const address = requestAddress(headers, trustedProxies)
  const slug = tenant === 'none' ? null : headers.get(TENANT_HEADER)
  const authorization = headers.get('authorization')
  const safe = SAFE.has(request.method)
  if (authorization !== null) {
    const principal = await principalOfToken({ authorization, slug, address, at })
    // An agent asks for what it has just handed in.
    return safe && principal.agentId === null ? { ...principal, replica: replicaReads(null) } : principal
  }
  const sid = await sessionIdOf(headers.get('cookie'))
  if (sid === null) throw new UnauthenticatedError()
  if (!safe && !isSameOrigin(headers, url)) throw new CrossSiteError()
  const session = await currentSession({ sid, slug, platform: tenant === 'none', address, at })
  if (tenant === 'required' && slug === null) {
    throw new Invalid('tenant_required', 'Name the tenant in the header Plimsoll-Tenant.', {
      at: 'Plimsoll-Tenant',
    })
  }
  const principal = principalOfSession(session, address)
  return safe ? { ...principal, replica: replicaReads(headers.get('cookie')) } : principal
}
