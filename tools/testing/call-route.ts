import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { RouteSpec } from '@/lib/api/route-spec'
import type { Sender, World } from './world'

const API = fileURLToPath(new URL('../../app/api/v1', import.meta.url))
type Handlers = Record<string, ((request: Request) => Promise<Response>) | undefined>

/** A request as one's browser or token sends it. */
export interface Asked {
  readonly as?: Sender
  readonly tenant?: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** Calls the handler that the file of a route exports. `path`: the route's, with its parameters and query. */
export async function callRoute(
  w: World,
  spec: Pick<RouteSpec, 'method' | 'path'>,
  path: string,
  asked: Asked,
): Promise<Response> {
  const folder = spec.path.replaceAll(/\{([^}]+)\}/g, '[$1]')
  const handlers: Handlers = await import(/* @vite-ignore */ join(API, folder, 'route.ts'))
  const handler = handlers[spec.method]
  if (!handler) throw new Error(`no handler for ${spec.method} ${spec.path}`)
  return handler(w.request(spec.method, `/api/v1${path}`, asked))
}
