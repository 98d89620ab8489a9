import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const DAY_MS = 86_400_000

/** The moment of the demo's first run, to the minute: written down so that every later run pushes the same times. */
export async function firstRun(data: string, now: Date): Promise<Date> {
  const file = join(data, 'demo-first-run')
  const known = new Date((await readFile(file, 'utf8').catch(() => '')).trim())
  if (!Number.isNaN(known.getTime())) return known
  const minute = new Date(Math.floor(now.getTime() / 60_000) * 60_000)
  await writeFile(file, `${minute.toISOString()}\n`, { mode: 0o600 })
  return minute
}

/** The time a report of the manifest is pushed with, RFC 3339 in UTC. */
export function observedAt(report: { observed_at?: string; days_ago?: number }, first: Date): string {
  return (
    report.observed_at ??
    new Date(first.getTime() - Math.round((report.days_ago ?? 0) * DAY_MS)).toISOString()
  )
}
