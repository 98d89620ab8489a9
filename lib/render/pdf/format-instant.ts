/** `2026-11-22 14:05` in a zone; with `day`, only the day. */
export function formatInstant(instant: string, timeZone: string, form: 'minute' | 'day' = 'minute'): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(instant))
  const { year, month, day, hour, minute } = Object.fromEntries(parts.map((p) => [p.type, p.value]))
  return form === 'day' ? `${year}-${month}-${day}` : `${year}-${month}-${day} ${hour}:${minute}`
}
