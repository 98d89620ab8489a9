import { type NextRequest, NextResponse } from 'next/server'
import { securityHeaders } from './lib/http/security-headers'

/**
 * Puts the security headers on pages, and a nonce (`x-nonce`) into their request for inline scripts. It decides nothing
 * about who may see what: without it everything is as closed as with it.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64')
  const secured = securityHeaders({
    nonce,
    https: process.env.PLIMSOLL_URL?.startsWith('https:') ?? false,
    development: process.env.NODE_ENV === 'development',
  })
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  // Where to come back to after signing in.
  headers.set('x-page', request.nextUrl.pathname + request.nextUrl.search)
  // Next reads the nonce for its own scripts out of this one.
  headers.set('content-security-policy', secured['content-security-policy'] ?? '')
  const response = NextResponse.next({ request: { headers } })
  for (const [name, value] of Object.entries(secured)) response.headers.set(name, value)
  return response
}

/** Pages only: the API sets its own headers, and a body that came through here would be buffered. */
export const config = {
  matcher: ['/((?!api/v1|api/auth|_next/static|_next/image|healthz|readyz|metrics).*)'],
}
