/** Both times of a page's address, in UTC; undefined is now. */
export interface AddressTimes {
  as_of: string | undefined
  known_at: string | undefined
}

/** RFC 3339 of the years 1000 to 9998, which is what the API takes. */
const FORM =
  /^([1-8]\d{3}|9[0-8]\d\d|99[0-8]\d|999[0-8])-(\d{2})-(\d{2})T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/

/**
 * Reads both times of an address, on the server and in the browser alike; one that is no time is left out, as if it were
 * not there.
 */
export function timesOfAddress(search: { as_of?: unknown; known_at?: unknown }): AddressTimes {
  return { as_of: instantOf(search.as_of), known_at: instantOf(search.known_at) }
}

function instantOf(said: unknown): string | undefined {
  const [text, year, month, day] = typeof said === 'string' ? (FORM.exec(said) ?? []) : []
  if (text === undefined) return undefined
  const at = new Date(text)
  // `Date` takes a 30th of February for a day of March.
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  if (Number.isNaN(at.getTime()) || date.getUTCDate() !== Number(day)) return undefined
  const iso = at.toISOString()
  // An offset may have led out of those years.
  return FORM.test(iso) ? iso : undefined
}
