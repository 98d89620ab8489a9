import type { JsonObject, JsonValue } from './whole-values'

type Maybe = JsonValue | undefined

/** Reads of values that any engine may leave out or write otherwise: what is not of the expected type is not there. */
export function objectOf(value: Maybe): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
}

export function arrayOf(value: Maybe): JsonValue[] {
  return Array.isArray(value) ? value : []
}

export function textOf(value: Maybe): string {
  return typeof value === 'string' ? value : ''
}

/** The members that are texts, e.g. labels. */
export function textsOf(value: Maybe): Record<string, string> {
  const texts: Record<string, string> = Object.create(null)
  for (const [name, inner] of Object.entries(objectOf(value))) {
    if (typeof inner === 'string') texts[name] = inner
  }
  return texts
}
