import type { Scope } from '../../lib/access/keys'
import { submitReport } from '../../lib/ingest/submit-report'
import { hostReport } from './host-report'

const TEAMS = ['payments', 'search', 'shop', 'data', 'platform']

/** Hands in the reports of some hosts for some days, the last on the day before `until`, as an agent's come: day by day. */
export async function handInDays(
  scope: Scope,
  { hosts, days, until }: { hosts: number; days: number; until: Date },
): Promise<void> {
  for (let day = 0; day < days; day++) {
    for (let host = 0; host < hosts; host++) {
      const observedAt = new Date(until.getTime() - (days - day) * 86_400_000 + host * 60_000)
      await handInHost(scope, host, day, observedAt)
    }
  }
}

/** Hands in one report of a host, through the very path that the API takes after sign-in. */
export async function handInHost(
  scope: Scope,
  host: number,
  day: number,
  observedAt: Date,
  name = `host-${host}`,
): Promise<void> {
  await submitReport(scope, {
    body: new TextEncoder().encode(hostReport(host, day)),
    asset: name,
    kind: 'host',
    tool: null,
    observedAt,
    fullCoverage: false,
    labels: { env: host % 3 === 0 ? 'test' : 'prod', team: TEAMS[host % TEAMS.length] ?? '' },
  })
}
