import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Scope } from '../../lib/access/keys'
import { submitReport } from '../../lib/ingest/submit-report'

/** Hands in a real report of the demo (`lab-default.json`, `lab-hardened.json`, …) as one of an asset. */
export async function handIn(
  scope: Scope,
  file: string,
  asset: string,
  given: { observedAt?: Date; labels?: Record<string, string> } = {},
): Promise<string> {
  const body = new Uint8Array(readFileSync(join('demo', 'reports', 'docker-bench', file)))
  const { row } = await submitReport(scope, {
    body,
    asset,
    kind: null,
    tool: null,
    observedAt: given.observedAt ?? null,
    fullCoverage: false,
    labels: given.labels ?? {},
  })
  return row.id
}
