import { headers } from 'next/headers'
import { cache } from 'react'
import type { Principal } from '@/lib/access/principal'
import { settings } from '@/lib/config/settings'
import { UnauthenticatedError } from './auth-errors'
import { currentSession } from './current-session'
import { principalOfSession } from './principal-of-session'
import { requestAddress } from './request-address'
import { sessionIdOf } from './session-id-of'
import { replicaReads } from './wrote-cookie'

/**
 * Who looks at a page: null for nobody (send them to the sign-in). `slug` is the tenant of the page's address, null on
 * platform pages; the principal has a tenant only where they may enter it, which `authorise` checks. Looked up once a
 * request, never kept beyond it.
 */
export const pagePrincipal = cache(async (slug: string | null): Promise<Principal | null> => {
  const given = await headers()
  const sid = await sessionIdOf(given.get('cookie'))
  if (sid === null) return null
  try {
    const address = requestAddress(given, settings().trustedProxies)
    const session = await currentSession({ sid, slug, platform: slug === null, address, at: new Date() })
    return { ...principalOfSession(session, address), replica: replicaReads(given.get('cookie')) }
  } catch (error) {
    if (error instanceof UnauthenticatedError) return null
    throw error
  }
})
