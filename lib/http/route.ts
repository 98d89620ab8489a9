/**
 * HOW TO WRITE A ROUTE FILE. Its row is in `lib/api/specs/*.ts` (and in `lib/api/routes.ts`); the file under
 * `app/api/v1/` at the row's path says only what does the work:
 *
 *     import { assetChange, assetRead } from '@/lib/api/specs/assets'
 *     import { endpoint } from '@/lib/http/endpoint'
 *     import { route } from '@/lib/http/route'
 *
 *     export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
 *       route(assetRead, ({ scope, params, query }) => readAsset(scope, params.id, query)),
 *       route(assetChange, async ({ scope, params, body, now }) => {
 *         await changeAsset(scope, params.id, body, now)
 *         return readAsset(scope, params.id, {})
 *       }),
 *     )
 *
 * Always export all six: the methods the table does not have answer 405 with `Allow`. The handler gets
 * `{scope | platform | principal, params, query, body, request, now}`, typed by the row (`scope` only where `access` has
 * `anyOf`, and so on), and gives a value that the lowest status' schema takes, `answer(status, value, headers)` for
 * another status, nothing for 204, or a `Response` where the row says a media type. What cannot be done is thrown:
 * `NotFound`, `Conflict`, `Invalid`, `TooLarge`, `Unsupported`, `Broken`, `Busy` of `lib/core/errors.ts`; with a
 * `rawBody` the handler reads `request.body` itself. Ids in `params` are public ids: `parsePublicId(kind, id)` or 404.
 */
import type { PlatformScope, Scope } from '@/lib/access/keys'
import type { Principal } from '@/lib/access/principal'
import type { AnswerOf, BodyOf, ParamsOf, QueryOf, RouteSpec } from '@/lib/api/route-spec'
import { wroteCookie } from '@/lib/auth/wrote-cookie'
import type { Answered } from './answer'
import { grant, type Keys } from './grant'
import { problemOf } from './problem-of'
import { readBody } from './read-body'
import { readParams } from './read-params'
import { readQuery } from './read-query'
import { requestCounts } from './request-counts'
import { respond } from './respond'

type KeysOf<S extends RouteSpec> = S['access'] extends { anyOf: unknown }
  ? { scope: Scope; principal: Principal }
  : S['access'] extends { platform: unknown }
    ? { platform: PlatformScope; principal: Principal }
    : S['access'] extends { session: unknown }
      ? { principal: Principal }
      : unknown

/** What a handler is called with. */
export type HandlerInput<S extends RouteSpec> = KeysOf<S> & {
  params: ParamsOf<S>
  query: QueryOf<S>
  body: BodyOf<S>
  request: Request
  /** When the request was taken up; the clock of whatever it does. */
  now: Date
}

type Given<S extends RouteSpec> = AnswerOf<S> | Answered<AnswerOf<S>>
export type Handler<S extends RouteSpec> = (input: HandlerInput<S>) => Given<S> | Promise<Given<S>>

/** A row of the table with what does its work. */
export interface Route {
  readonly spec: RouteSpec
  handle(request: Request): Promise<Response>
}

/**
 * Authenticates, authorises (403 from the role alone, before any look-up), validates, calls, serialises. Everything
 * thrown becomes `application/problem+json`.
 */
export function route<const S extends RouteSpec>(spec: S, handler: Handler<S>): Route
export function route(spec: RouteSpec, handler: (input: never) => unknown): Route {
  return {
    spec,
    async handle(request) {
      const response = await attempt(request)
      const counts = requestCounts()
      counts.set(response.status, (counts.get(response.status) ?? 0) + 1)
      return response
    },
  }

  async function attempt(request: Request): Promise<Response> {
    try {
      const now = new Date()
      const keys = await grant(spec.access, request)
      const params = readParams(spec, request.url)
      const query = readQuery(spec, request.url)
      const body = await readBody(spec, request)
      const input = { ...keys, params, query, body, request, now }
      // The overload above holds the handler to the row, whose schemas made these very values.
      return await marked(request, keys, respond(spec, await handler(input as never)))
    } catch (error) {
      return problemOf(error, `${spec.method} ${spec.path}`)
    }
  }
}

/** Whoever has changed something by a browser reads it next, also where a replica is asked. */
async function marked(request: Request, { principal }: Keys, response: Response): Promise<Response> {
  if (['GET', 'HEAD'].includes(request.method) || principal?.actor.kind !== 'person') return response
  const cookie = await wroteCookie()
  if (cookie !== null) response.headers.append('set-cookie', cookie)
  return response
}
