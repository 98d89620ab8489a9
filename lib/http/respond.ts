import { z } from 'zod'
import type { RouteSpec } from '@/lib/api/route-spec'
import { Answered } from './answer'

const HEADERS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }

/**
 * What a handler gave, as an answer: only what the route's schema declares goes out.
 * @throws Error when the status or the value is not of the route; a fault of ours, never the caller's
 */
export function respond(spec: RouteSpec, given: unknown): Response {
  if (given instanceof Response) {
    if (!(given.status in spec.answers)) throw new Error(`${spec.path} does not declare ${given.status}`)
    const headers = new Headers(given.headers)
    for (const [name, value] of Object.entries(HEADERS)) headers.set(name, value)
    // Whatever the bytes are, a browser that shows them runs nothing of them.
    headers.set('content-security-policy', "default-src 'none'; sandbox")
    return new Response(given.body, { status: given.status, headers })
  }
  const lowest = Math.min(...Object.keys(spec.answers).map(Number))
  const { status, body, headers } = given instanceof Answered ? given : new Answered(lowest, given, {})
  const schema = spec.answers[status]
  if (schema === null) return new Response(null, { status, headers: { ...headers, ...HEADERS } })
  if (!(schema instanceof z.ZodType)) throw new Error(`${spec.path} does not declare JSON for ${status}`)
  const parsed = schema.safeParse(body)
  if (!parsed.success) throw new Error(`${spec.path} ${status}: ${z.prettifyError(parsed.error)}`)
  return new Response(JSON.stringify(parsed.data), {
    status,
    headers: { ...headers, 'content-type': 'application/json', ...HEADERS },
  })
}
