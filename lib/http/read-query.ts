import { z } from 'zod'
import type { RouteSpec } from '@/lib/api/route-spec'
import { Invalid } from '@/lib/core/errors'
import { inputFaults } from './input-faults'

/**
 * The query, by the schema of the route. Parameters it does not know, and repeated ones it does not take as a list, are
 * refused: a misspelt filter must not show everything.
 * @throws Invalid naming the parameter
 */
export function readQuery(spec: RouteSpec, url: string): unknown {
  const given = new URL(url).searchParams
  const shape: Readonly<Record<string, z.core.$ZodType>> = spec.query?.shape ?? {}
  const values: Record<string, string | string[]> = {}
  for (const name of new Set(given.keys())) {
    const all = given.getAll(name)
    if (!Object.hasOwn(shape, name)) throw fault(name, 'is not known here')
    if (all.some((value) => value.includes('\0'))) throw fault(name, 'holds a character that is not text')
    if (isList(shape[name])) values[name] = all
    else if (all.length > 1) throw fault(name, 'is given more than once')
    else values[name] = all[0] ?? ''
  }
  if (!spec.query) return undefined
  const parsed = spec.query.safeParse(values)
  if (!parsed.success) throw inputFaults(parsed.error, 'parameter')
  return parsed.data
}

function fault(name: string, what: string): Invalid {
  return new Invalid('invalid_parameter', `The parameter "${name}" ${what}.`, { at: name })
}

function isList(schema: unknown): boolean {
  let inner = schema
  while (inner instanceof z.ZodOptional || inner instanceof z.ZodDefault) inner = inner.unwrap()
  return inner instanceof z.ZodArray
}
