export type InstantForm = 'minute' | 'second' | 'day'

/**
 * An instant as `2026-07-14 09:30` in a time zone: the same in every language and on server and client, whatever their
 * Unicode tables.
 */
export function formatInstant(at: string | Date, timeZone: string, form: InstantForm = 'minute'): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(typeof at === 'string' ? new Date(at) : at)
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? ''
  const day = `${of('year')}-${of('month')}-${of('day')}`
  if (form === 'day') return day
  const minute = `${day} ${of('hour')}:${of('minute')}`
  return form === 'minute' ? minute : `${minute}:${of('second')}`
}

/** The wall clock of a zone (`2026-07-14T09:30`, as `datetime-local` gives it) as an instant; null if it is none. */
export function instantOfLocal(local: string, timeZone: string): Date | null {
  const wall = Date.parse(`${local.length === 16 ? `${local}:00` : local}Z`)
  if (Number.isNaN(wall)) return null
  let guess = wall
  // Twice, since the offset at the guess may not be the one at the answer (summer time).
  for (let turn = 0; turn < 2; turn += 1) {
    guess += wall - wallClock(guess, timeZone)
    // Of the first centuries a zone's clock cannot be read back.
    if (Number.isNaN(guess)) return null
  }
  return new Date(guess)
}

function wallClock(instant: number, timeZone: string): number {
  return Date.parse(`${formatInstant(new Date(instant), timeZone, 'second').replace(' ', 'T')}Z`)
}
