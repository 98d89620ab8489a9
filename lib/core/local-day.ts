const formats = new Map<string, Intl.DateTimeFormat>()

function format(timeZone: string): Intl.DateTimeFormat {
  let known = formats.get(timeZone)
  if (!known) {
    known = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    })
    formats.set(timeZone, known)
  }
  return known
}

/** Since 1972 clocks have changed on the quarter of an hour only, so that one look at the zone tells for all of it. */
const QUARTER = 900_000
const SINCE = Date.UTC(1972, 0, 1)
const MOST_OFFSETS = 20_000
const offsets = new Map<string, number>()

/** The wall clock of a zone at an instant, as if it were UTC, milliseconds. */
function wallClock(instant: number, timeZone: string): number {
  if (instant < SINCE) return formatted(instant, timeZone)
  const quarter = Math.floor(instant / QUARTER) * QUARTER
  const key = `${timeZone} ${quarter}`
  let offset = offsets.get(key)
  if (offset === undefined) {
    if (offsets.size >= MOST_OFFSETS) offsets.clear()
    offset = formatted(quarter, timeZone) - quarter
    offsets.set(key, offset)
  }
  return instant + offset
}

function formatted(instant: number, timeZone: string): number {
  const parts = Object.fromEntries(
    format(timeZone)
      .formatToParts(instant)
      .map((p) => [p.type, Number(p.value)]),
  )
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  return Date.UTC(year, month - 1, day, hour, minute, second)
}

/** The calendar day of an instant in a zone, `YYYY-MM-DD`. */
export function localDay(instant: number, timeZone: string): string {
  return new Date(wallClock(instant, timeZone)).toISOString().slice(0, 10)
}

/** The instant at which a calendar day begins in a zone (the first one, where a clock change repeats midnight). */
export function startOfLocalDay(day: string, timeZone: string): number {
  const wanted = Date.parse(`${day}T00:00:00Z`)
  // The zone's offset is found at the guess, then once more at the corrected instant: enough across a clock change.
  let instant = wanted
  for (let i = 0; i < 2; i++) instant += wanted - wallClock(instant, timeZone)
  return instant
}

/** The calendar day after. */
export function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}

/** The last millisecond of a calendar day in a zone: the instant that stands for the day in trends. */
export function endOfLocalDay(day: string, timeZone: string): number {
  return startOfLocalDay(nextDay(day), timeZone) - 1
}

/** The calendar days before one, the earliest first. */
export function previousDays(day: string, count: number): string[] {
  const end = Date.parse(`${day}T00:00:00Z`)
  return Array.from({ length: count }, (_, i) =>
    new Date(end - (count - i) * 86_400_000).toISOString().slice(0, 10),
  )
}
