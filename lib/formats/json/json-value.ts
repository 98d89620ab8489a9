/** A value read from JSON. Objects are maps, so that no name of a member has a meaning of its own (`__proto__`). */
export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject
export type JsonObject = Map<string, JsonValue>

/** The object, or an empty one where the value is none. */
export function asObject(value: JsonValue | undefined): JsonObject {
  return value instanceof Map ? value : new Map()
}

export function memberOf(value: JsonValue | undefined, name: string): JsonValue | undefined {
  return value instanceof Map ? value.get(name) : undefined
}

/** The member as text without surrounding blanks; '' where it is absent, null or no scalar. Numbers and literals as printed. */
export function textOf(value: JsonValue | undefined, name: string): string {
  return plain(memberOf(value, name))
}

/** The member as a list: null and absent give none, a single value a list of it. */
export function listOf(value: JsonValue | undefined, name: string): JsonValue[] {
  const member = memberOf(value, name)
  if (member === undefined || member === null) return []
  return Array.isArray(member) ? member : [member]
}

/** The texts of a list, those that are empty left out. */
export function textsOf(value: JsonValue | undefined, name: string): string[] {
  return listOf(value, name).flatMap((entry) => plain(entry) || [])
}

/** A finite number, or undefined. Text that is a number counts. */
export function numberOf(value: JsonValue | undefined, name: string): number | undefined {
  const text = textOf(value, name)
  const number = text === '' ? Number.NaN : Number(text)
  return Number.isFinite(number) ? number : undefined
}

function plain(value: JsonValue | undefined): string {
  if (typeof value === 'string') return value.trim()
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}
