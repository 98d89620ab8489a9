import type { RouteSpec } from '@/lib/api/route-spec'
import { NotFound } from '@/lib/core/errors'

/** Where the table's paths begin. */
const BASE = '/api/v1'

/**
 * The parameters of the path, decoded once, by the template of the route.
 * @throws NotFound for a value that no such thing could have: what cannot be is not there
 */
export function readParams(spec: RouteSpec, url: string): Record<string, unknown> {
  const template = `${BASE}${spec.path}`.split('/')
  const actual = new URL(url).pathname.replace(/\/$/, '').split('/')
  if (actual.length !== template.length) throw new NotFound()
  const values: Record<string, string> = {}
  for (const [index, part] of template.entries()) {
    const name = /^\{(.+)\}$/.exec(part)?.[1]
    if (name) values[name] = decoded(actual[index] ?? '')
  }
  if (!spec.params) return values
  const parsed = spec.params.safeParse(values)
  if (!parsed.success) throw new NotFound()
  return parsed.data
}

function decoded(part: string): string {
  let value: string
  try {
    value = decodeURIComponent(part)
  } catch {
    throw new NotFound()
  }
  if (value === '' || value.includes('\0') || !value.isWellFormed()) throw new NotFound()
  return value
}
