import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { settings } from '@/lib/config/settings'
import { authConfig } from './auth-config'
import { ownOrigin } from './own-origin'

const { handlers } = NextAuth(() => authConfig())

/**
 * NextAuth's own addresses (`/api/auth/*`), under the origin the browser used: redirects and callback addresses stay on
 * it, be it localhost or 127.0.0.1. `body` is what was posted, read by the caller within a limit.
 */
export async function authHandler(request: Request, body: Uint8Array<ArrayBuffer> | null): Promise<Response> {
  const { pathname, search } = new URL(request.url)
  const origin = ownOrigin(request.headers.get('host'), settings().url)
  const { method, headers } = request
  // A NextRequest would call 127.0.0.1 localhost; the handlers need no more than a Request.
  const real = new Request(`${origin}${pathname}${search}`, { method, headers, body }) as NextRequest
  return method === 'POST' ? handlers.POST(real) : handlers.GET(real)
}
