import type { RouteSpec } from '@/lib/api/route-spec'
import { Invalid, Unsupported } from '@/lib/core/errors'
import { inputFaults } from './input-faults'
import { parseJson } from './parse-json'
import { readBytes } from './read-bytes'

const DEFAULT_LIMIT = 1_000_000

/**
 * The JSON body by the schema of the route; undefined where it takes none (a raw body is left to the handler).
 * @throws Unsupported for another media type or an encoded body, TooLarge, Invalid with a JSON pointer
 */
export async function readBody(spec: RouteSpec, request: Request): Promise<unknown> {
  if (!spec.body || spec.rawBody) return undefined
  const type = request.headers.get('content-type')
  if (type !== null && !/^application\/json\s*(;|$)/i.test(type)) {
    throw new Unsupported('unsupported_media_type', 'Send the body as application/json.')
  }
  if (request.headers.has('content-encoding')) {
    throw new Unsupported('unsupported_encoding', 'Send the body without a Content-Encoding.')
  }
  const bytes = await readBytes(request, spec.maxBodyBytes ?? DEFAULT_LIMIT)
  if (bytes.byteLength === 0) throw new Invalid('invalid_json', 'The body is missing.')
  const parsed = spec.body.safeParse(parseJson(bytes))
  if (!parsed.success) throw inputFaults(parsed.error, 'body')
  return parsed.data
}
