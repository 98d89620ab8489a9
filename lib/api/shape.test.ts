import { expect, it } from 'vitest'
import { z } from 'zod'
import { jsonSchema } from './json-schema'
import { shape } from './shape'

it('reads like a type', () => {
  const schema = z.object({
    id: z.string(),
    at: z.iso.datetime(),
    roles: z.array(z.enum(['owner', 'viewer'])),
    end: z.string().nullable().optional(),
    counts: z.record(z.string(), z.number().int()),
    items: z.array(z.object({ n: z.number() })),
    anything: z.unknown(),
  })
  expect(shape(jsonSchema(schema, 'output'))).toBe(
    '{ id: string, at: date-time, roles: ("owner" | "viewer")[], end?: string | null, counts: { [name]: integer }, ' +
      'items: { n: number }[], anything: unknown }',
  )
})
