const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const ISO = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(Z|[+-]\d{2}:?\d{2})$/
/** `date` in the C locale, in the zones that everybody means the same by: `Sun Nov 22 02:42:39 UTC 2026`. */
const C_LOCALE = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) {1,2}(\d{1,2}) (\d{2}:\d{2}:\d{2}) (?:UTC|GMT) (\d{4})$/
/** The first version appeared in 2015; a clock that says less was never set. */
const EARLIEST = Date.UTC(2013, 0)
const LATEST = Date.UTC(2200, 0)

/**
 * The instant a text log prints after `Initializing`, as RFC 3339 UTC, or null where the words are no instant:
 * `date` in a local language, or in a zone that is not named or is ambiguous (CST is three zones).
 */
export function printedDate(text: string): string | null {
  const words = text.trim()
  if (ISO.test(words)) return instant(Date.parse(words.replace(/([+-]\d{2})(\d{2})$/, '$1:$2')))
  const [, month = '', day = '', time = '', year = ''] = C_LOCALE.exec(words) ?? []
  const index = MONTHS.indexOf(month)
  if (index < 0) return null
  return instant(Date.parse(`${year}-${String(index + 1).padStart(2, '0')}-${day.padStart(2, '0')}T${time}Z`))
}

/** Seconds since 1970 as RFC 3339 UTC, or null where they are no plausible time of a run. */
export function printedEpoch(seconds: number): string | null {
  return instant(seconds * 1000)
}

function instant(milliseconds: number): string | null {
  if (!(milliseconds >= EARLIEST && milliseconds < LATEST)) return null
  return new Date(milliseconds).toISOString().replace('.000Z', 'Z')
}
