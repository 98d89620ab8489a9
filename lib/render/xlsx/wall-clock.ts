/**
 * An instant as the date a spreadsheet shows. Its cells know no zone: the wall clock of `timeZone` is written as if it were
 * UTC, to the second, and the column's header names the zone.
 */
export function wallClock(instant: string, timeZone: string): Date {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    hourCycle: 'h23',
  }).formatToParts(new Date(instant))
  const of = Object.fromEntries(parts.map((part) => [part.type, Number(part.value)]))
  return new Date(Date.UTC(of.year ?? 0, (of.month ?? 1) - 1, of.day, of.hour, of.minute, of.second))
}
