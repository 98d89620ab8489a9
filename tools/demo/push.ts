import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import type { DemoLogins } from '../../lib/demo/seed'
import type { Log } from '../lib/log'
import { PlainError } from '../lib/plain-error'
import { observedAt } from './clock'
import { type DemoReport, REPORTS } from './manifest'

const receipt = z.object({ duplicate: z.boolean().optional() })
const ATTEMPTS = 5

/** What became of the reports: new ones, and ones the server had already. */
export type Pushed = { readonly fresh: number; readonly known: number }

/**
 * Hands in every report through the public API with its tenant's agent token, as an agent would. The times are those of
 * the first run, so a repeat is a duplicate to the server.
 * @throws {PlainError} when the server refuses one.
 */
export async function pushReports(
  api: string,
  reports: readonly DemoReport[],
  logins: DemoLogins,
  first: Date,
  log: Log,
): Promise<Pushed> {
  const tokens = new Map(logins.tenants.map(({ slug, tokens: { agent } }) => [slug, agent]))
  let known = 0
  for (const [index, report] of reports.entries()) {
    const token = tokens.get(report.tenant)
    if (token === undefined)
      throw new PlainError(`The demo has no tenant "${report.tenant}" (demo/reports/manifest.json).`)
    const duplicate = await pushOne(api, report, token, first)
    if (duplicate) known++
    else log(`  ${index + 1}/${reports.length} ${report.tenant} ${report.asset} ← ${report.file}`)
  }
  return { fresh: reports.length - known, known }
}

async function pushOne(api: string, report: DemoReport, token: string, first: Date): Promise<boolean> {
  const query = new URLSearchParams({
    asset: report.asset,
    observed_at: observedAt(report, first),
    ...report.query,
  })
  const body = await readFile(join(REPORTS, report.file))
  for (let attempt = 1; ; attempt++) {
    const response = await fetch(`${api}/api/v1/submissions?${query}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/octet-stream' },
      body,
    })
    if (response.ok) return receipt.parse(await response.json()).duplicate === true
    const said = await response.text()
    if (attempt >= ATTEMPTS || ![429, 503].includes(response.status)) {
      throw new PlainError(
        `The server did not take ${report.file} for ${report.asset}: ${response.status} ${said}`,
      )
    }
    await sleep(1000 * Number(response.headers.get('retry-after') ?? attempt))
  }
}
