import type { CSSProperties } from 'react'

interface Exposed {
  published_at: string | null
  first_seen: string
}

/** Where a stretch of time lies on the scale of all that are shown: from the first publication until the instant shown. */
export function exposureSpan(
  rows: readonly Exposed[],
  at: string,
): (from: string, to: string) => CSSProperties {
  const begins = rows.map((row) =>
    Math.min(Date.parse(row.published_at ?? row.first_seen), Date.parse(row.first_seen)),
  )
  const first = Math.min(...begins)
  const whole = Math.max(1, Date.parse(at) - first)
  const share = (instant: string) => Math.min(1, Math.max(0, (Date.parse(instant) - first) / whole))
  return (from, to) => {
    const left = share(from)
    return { insetInlineStart: `${left * 100}%`, width: `${Math.max(0, share(to) - left) * 100}%` }
  }
}
