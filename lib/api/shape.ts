/** As much of JSON Schema 2020-12 as our schemas use. */
interface Schema {
  type?: string | string[]
  const?: unknown
  enum?: unknown[]
  anyOf?: Schema[]
  items?: Schema | boolean
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: Schema | boolean
  format?: string
}

/** A JSON schema as people read it: `{ id: string, at: date-time, roles: ("owner" | "viewer")[], end?: null | string }`. */
export function shape(schema: Schema | boolean | undefined): string {
  if (schema === undefined || typeof schema === 'boolean') return 'unknown'
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ')
  if (schema.anyOf) return schema.anyOf.map(shape).join(' | ')
  if (schema.type === 'array') {
    const item = shape(schema.items)
    return item.includes(' | ') && !item.startsWith('{') ? `(${item})[]` : `${item}[]`
  }
  if (schema.type === 'object') return object(schema)
  if (schema.type === 'string') return schema.format ?? 'string'
  return schema.type === undefined ? 'unknown' : [schema.type].flat().join(' | ')
}

function object({ properties = {}, required = [], additionalProperties }: Schema): string {
  const fields = Object.entries(properties).map(
    ([name, field]) => `${name}${required.includes(name) ? '' : '?'}: ${shape(field)}`,
  )
  if (fields.length > 0) return `{ ${fields.join(', ')} }`
  return typeof additionalProperties === 'object' ? `{ [name]: ${shape(additionalProperties)} }` : '{ }'
}
