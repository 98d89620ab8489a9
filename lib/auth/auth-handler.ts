import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { settings } from '@/lib/config/settings'
import { doorPath } from '@/lib/core/door-path'
import { parsePublicId, publicId } from '@/lib/core/public-id'
import { SealLost } from '@/lib/seal/unseal'
import { slugOf } from './admit-openid'
import { authConfig } from './auth-config'
import { findOpenIdProvider, type KnownProvider } from './find-openid-provider'
import { noteOpenIdRefusal } from './note-openid-refusal'
import { ownOrigin } from './own-origin'
import { withoutProviderCookies } from './provider-cookies'
import { requestAddress } from './request-address'
import type { Visit } from './visit'

const visits = new WeakMap<object, Visit>()
const { handlers } = NextAuth((request) => {
  const visit = request && visits.get(request)
  if (!visit) throw new Error('a request that is no visit')
  return authConfig(visit)
})

/** By which NextAuth begins a sign-in and hears how it ended. */
const OF_PROVIDER = /^\/api\/auth\/(signin|callback)\/(idp_[^/]+)$/

/**
 * NextAuth's own addresses (`/api/auth/*`), under the origin the browser used: redirects and callback addresses stay on
 * it, be it localhost or 127.0.0.1. `body` is what was posted, read by the caller within a limit. What goes wrong with a
 * provider comes back to the door, which says it in words.
 */
export async function authHandler(request: Request, body: Uint8Array<ArrayBuffer> | null): Promise<Response> {
  const { pathname, search } = new URL(request.url)
  const { url, trustedProxies } = settings()
  const { method, headers } = request
  const origin = ownOrigin(headers.get('host'), url)
  const [, action, id] = OF_PROVIDER.exec(pathname) ?? []
  const provider = id === undefined ? null : await enabledProvider(id)
  const visit: Visit = {
    provider,
    address: requestAddress(headers, trustedProxies),
    userAgent: headers.get('user-agent'),
    at: new Date(),
    said: new URLSearchParams(search).get('error'),
    to: '/',
    sid: null,
    fault: id !== undefined && !provider ? 'unknown_provider' : null,
    leaveBy: null,
  }
  if (visit.fault) return goTo(toDoor(visit, origin), request, new Headers())
  // Beginning a sign-in takes nothing from the address: NextAuth would pass it on to the provider, over what is set up.
  const query = action === 'signin' ? '' : search
  // A NextRequest would call 127.0.0.1 localhost; the handlers need no more than a Request.
  const real = new Request(`${origin}${pathname}${query}`, { method, headers, body }) as NextRequest
  visits.set(real, visit)
  try {
    const response = method === 'POST' ? await handlers.POST(real) : await handlers.GET(real)
    await noteOpenIdRefusal(visit)
    return settled(response, visit, request, origin)
  } catch (error) {
    // The client secret that is kept opens no more.
    if (!(error instanceof SealLost)) throw error
    visit.fault = 'misconfigured'
    await noteOpenIdRefusal(visit)
    return goTo(toDoor(visit, origin), request, new Headers())
  }
}

async function enabledProvider(id: string): Promise<KnownProvider | null> {
  const uuid = parsePublicId('identity_provider', id)
  const known = uuid === null ? null : await findOpenIdProvider(uuid)
  return known && known.row.enabledAt !== null ? known : null
}

/** NextAuth's answer, but for where it sends the browser when a provider has to do with it. */
function settled(response: Response, visit: Visit, request: Request, origin: string): Response {
  if (visit.leaveBy !== null) return goTo(visit.leaveBy, request, response.headers)
  const { provider } = visit
  if (!provider || !visit.fault) return response
  const answered = goTo(toDoor(visit, origin), request, response.headers)
  for (const cookie of withoutProviderCookies(provider.row.id, settings().url)) {
    answered.headers.append('set-cookie', cookie)
  }
  return answered
}

/** The door they came from, told what went wrong, by whom, and where they were going. */
function toDoor({ provider, fault, to }: Visit, origin: string): string {
  const slug = provider?.tenant.slug || slugOf(to)
  const door = new URL(doorPath(slug), origin)
  door.searchParams.set('fault', fault ?? 'failed')
  if (provider) door.searchParams.set('provider', publicId('identity_provider', provider.row.id))
  if (to !== '/') door.searchParams.set('to', to)
  return door.href
}

/** Sends the browser on as NextAuth does: by a redirect, or by a word to a page that asked by script. */
function goTo(address: string, request: Request, given: Headers): Response {
  const headers = new Headers(given)
  headers.delete('location')
  headers.delete('content-length')
  headers.set('cache-control', 'no-store')
  if (request.headers.has('x-auth-return-redirect')) {
    headers.set('content-type', 'application/json')
    return new Response(JSON.stringify({ url: address }), { status: 200, headers })
  }
  headers.set('location', address)
  headers.delete('content-type')
  return new Response(null, { status: 302, headers })
}
