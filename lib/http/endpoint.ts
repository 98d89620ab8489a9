import type { Method, RouteSpec } from '@/lib/api/route-spec'
import { problem } from './problem'
import type { Route } from './route'

/** A method of a route file, as Next calls it. `spec` is the row it serves; the census reads it. */
export type MethodHandler = ((request: Request) => Promise<Response>) & { readonly spec: RouteSpec | null }
export type Endpoint = Readonly<Record<Method | 'OPTIONS', MethodHandler>>

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

/** The exports of a route file: its routes by method, and for every other method 405 with `Allow`. */
export function endpoint(...routes: readonly Route[]): Endpoint {
  const has = (method: Method) => routes.some(({ spec }) => spec.method === method)
  const allow = [...METHODS.filter(has), ...(has('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ')
  const refuse = async () =>
    problem(405, {
      code: 'method_not_allowed',
      detail: `Only ${allow} can be asked of this.`,
      headers: { allow },
    })
  const serve = (method: Method): MethodHandler => {
    const route = routes.find(({ spec }) => spec.method === method)
    return route
      ? Object.assign((request: Request) => route.handle(request), { spec: route.spec })
      : Object.assign(refuse, { spec: null })
  }
  const options = async () => new Response(null, { status: 204, headers: { allow } })
  return {
    GET: serve('GET'),
    POST: serve('POST'),
    PUT: serve('PUT'),
    PATCH: serve('PATCH'),
    DELETE: serve('DELETE'),
    OPTIONS: Object.assign(options, { spec: null }),
  }
}
