import { Invalid } from './errors'

/** The sort keys of the last row of a page. */
export type CursorValues = readonly (string | number)[]

/**
 * What a key of a cursor must be, so that the database can compare with it: text, a number of 32 bits, an instant in
 * milliseconds, or a string of a form (`UUID`).
 */
export type CursorForm = 'string' | 'int4' | 'instant' | RegExp

const INT4 = 2 ** 31
/** Years 1000 to 9999 in milliseconds: what both `Date` and the database can say. */
const INSTANTS = { from: Date.UTC(1000, 0, 1), to: Date.UTC(10_000, 0, 1) }

/** The place after the last row of a page, as callers hand it back: opaque, base64url of the row's sort keys. */
export function encodeCursor(values: CursorValues): string {
  const bytes = new TextEncoder().encode(JSON.stringify(values))
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')
}

/**
 * The sort keys in a cursor.
 * @throws Invalid for anything that {@link encodeCursor} did not make of keys of these forms
 */
export function decodeCursor(cursor: string, forms: readonly CursorForm[]): (string | number)[] {
  const values = parsed(cursor)
  if (
    !Array.isArray(values) ||
    values.length !== forms.length ||
    !forms.every((form, i) => fits(values[i], form))
  ) {
    const message = 'The parameter "cursor" is none that was given out here.'
    throw new Invalid('invalid_parameter', message, { at: 'cursor' })
  }
  return values
}

function fits(value: unknown, form: CursorForm): boolean {
  if (form === 'int4' || form === 'instant') {
    if (typeof value !== 'number' || !Number.isInteger(value)) return false
    return form === 'int4' ? value >= -INT4 && value < INT4 : value >= INSTANTS.from && value < INSTANTS.to
  }
  if (typeof value !== 'string' || value.includes('\0') || !value.isWellFormed()) return false
  return form === 'string' || form.test(value)
}

function parsed(cursor: string): unknown {
  try {
    const bytes = Uint8Array.from(atob(cursor.replaceAll('-', '+').replaceAll('_', '/')), (c) =>
      c.charCodeAt(0),
    )
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return null
  }
}
