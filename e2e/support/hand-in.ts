import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { receipt } from '@/lib/views/submission.schema'
import { demoTenant, HARBOUR } from './demo'

const MINUTE_MS = 60_000

/** Path of a real report of the demo: `lab-default.json`. */
export function reportPath(name: string): string {
  return join(process.cwd(), 'demo', 'reports', 'docker-bench', name)
}

/** Hands a report in as an agent does; answers its receipt. */
export async function handIn(
  origin: string,
  given: { asset: string; report: string; minutesAgo: number; token?: string },
) {
  const url = new URL('/api/v1/submissions', origin)
  url.searchParams.set('asset', given.asset)
  url.searchParams.set('observed_at', new Date(Date.now() - given.minutesAgo * MINUTE_MS).toISOString())
  const answer = await fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${given.token ?? demoTenant(HARBOUR).tokens.agent}` },
    body: await readFile(reportPath(given.report)),
  })
  expect(answer.status, 'the report is taken').toBe(201)
  return receipt.parse(await answer.json())
}
