import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { type AssetStatements, speaksBefore } from '@/lib/core/place-report'
import { owned } from '@/lib/log/owned'
import { type LaterCoverage, laterCoverage } from '@/lib/store/coverage/later-coverage'
import { readEvidence } from '@/lib/store/evidence/read-evidence'
import type { TenantTx } from '@/lib/store/in-tenant'
import { parseHints } from './parse-hints'
import { parseReport } from './parse-report'
import { partOf } from './part-of'
import { statementsOf } from './statements-of'

/**
 * Reports of the asset that speak after this one, in order. Only a late report has any; those that it runs into are read
 * again from their evidence, since a run that it cuts goes on in their words.
 */
export async function laterStatements(
  tx: TenantTx,
  assetId: string,
  report: AssetStatements,
): Promise<AssetStatements[]> {
  const rows = await laterCoverage(tx, assetId, new Date(report.observedAt))
  const later = rows
    .map(bare)
    .filter((other) => other.submissionId !== report.submissionId && speaksBefore(report, other))
  const met = new Set<AssetStatements>()
  for (const key of report.covered)
    addIfAny(
      met,
      later.find((other) => other.covered.has(key)),
    )
  for (const key of [...report.said.keys(), ...report.covered]) {
    addIfAny(
      met,
      later.find(
        (other) =>
          other.covered.has(key) || [...other.coveredPairs].some((pair) => pair.startsWith(`${key}/`)),
      ),
    )
  }
  const instants = new Set([...met].map((other) => other.observedAt))
  const rowOf = new Map(rows.map((row) => [row.submissionId, row]))
  return Promise.all(
    later.map((other) => {
      const row = rowOf.get(other.submissionId)
      return row && instants.has(other.observedAt) ? reread(tx, other, row) : other
    }),
  )
}

function addIfAny<T>(set: Set<T>, item: T | undefined): void {
  if (item) set.add(item)
}

function bare(row: LaterCoverage): AssetStatements {
  return {
    submissionId: row.submissionId,
    observedAt: row.observedAt.getTime(),
    sha256: Buffer.from(row.sha256).toString('hex'),
    covered: new Set(row.checkKeys),
    coveredPairs: new Set(row.partialPairs),
    said: new Map(),
  }
}

async function reread(tx: TenantTx, other: AssetStatements, row: LaterCoverage): Promise<AssetStatements> {
  const stored = await readEvidence(tx, owned(Buffer.from(other.sha256, 'hex')))
  if (!stored) throw new Error(`evidence ${other.sha256} is missing`)
  const bytes = stored.encoding === 'gzip' ? await promisify(gunzip)(stored.content) : stored.content
  const parsed = await parseReport(bytes, parseHints(row.hints, row.receivedAt))
  const said = statementsOf(partOf(parsed, row.places), {
    ...other,
    observedAt: new Date(other.observedAt),
  }).said
  return { ...other, said }
}
