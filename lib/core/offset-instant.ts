import { localDay } from './local-day'

/** An instant as a zone's clock shows it, with the zone's offset (RFC 3339): `2026-03-01T16:00:00+08:00`. */
export function offsetInstant(instant: string, timeZone: string): string {
  const at = new Date(instant)
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).format(at)
  const day = localDay(at.getTime(), timeZone)
  const seconds = Math.floor(at.getTime() / 1000) * 1000
  const minutes = Math.round((Date.parse(`${day}T${parts}Z`) - seconds) / 60_000)
  const pad = (n: number) => String(Math.trunc(n)).padStart(2, '0')
  const size = Math.abs(minutes)
  return `${day}T${parts}${minutes < 0 ? '-' : '+'}${pad(size / 60)}:${pad(size % 60)}`
}
