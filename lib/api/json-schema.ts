import { z } from 'zod'

/** A zod schema as JSON Schema 2020-12, the dialect of OpenAPI 3.1: of what is taken in, or of what goes out. */
export function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Record<string, unknown> {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, target: 'draft-2020-12' })
  return rest
}
