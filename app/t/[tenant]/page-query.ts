import type { z } from 'zod'

/** A list's query out of an address: what the schema does not take is left out, as if it were not there. */
export function pageQuery<S extends z.ZodObject>(
  schema: S,
  search: Record<string, string | string[] | undefined>,
  also: Partial<z.input<S>> = {},
): z.output<S> {
  const fits = Object.entries(schema.shape).flatMap(([name, field]) => {
    const said = search[name]
    if (typeof said !== 'string' || name === 'cursor' || name === 'limit') return []
    return field.safeParse(said).success ? [[name, said] as const] : []
  })
  return schema.parse({ ...Object.fromEntries(fits), ...also })
}
