const formats = new Map<string, Intl.DateTimeFormat>()

/** A format is slow to make and a report has thousands of times in one zone. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  formats.set(timeZone, format)
  return format
}

/** `2026-11-22 14:05` in a zone; with `day`, only the day. */
export function formatInstant(instant: string, timeZone: string, form: 'minute' | 'day' = 'minute'): string {
  const parts = formatOf(timeZone).formatToParts(new Date(instant))
  const { year, month, day, hour, minute } = Object.fromEntries(parts.map((p) => [p.type, p.value]))
  return form === 'day' ? `${year}-${month}-${day}` : `${year}-${month}-${day} ${hour}:${minute}`
}
