import type { Entry } from 'ldapts'

/** The values of an entry's attribute, whose name a directory may write in its own case. */
export function entryValues(entry: Entry, attribute: string): (string | Buffer)[] {
  const wanted = attribute.toLowerCase()
  const name = Object.keys(entry).find((key) => key !== 'dn' && key.toLowerCase() === wanted)
  const value = name === undefined ? undefined : entry[name]
  if (value === undefined) return []
  return Array.isArray(value) ? value : [value]
}

/** The first value as text; empty when there is none. */
export function entryText(entry: Entry, attribute: string): string {
  const [value] = entryValues(entry, attribute)
  return value === undefined ? '' : value.toString('utf8').trim()
}
