import { Conflict } from '@/lib/core/errors'
import {
  type AssetStatements,
  isOpen,
  type KnownLine,
  type LaterReport,
  type LineChange,
  placeReport,
  speaksBefore,
} from '@/lib/core/place-report'
import { reachOfChanges } from '@/lib/core/reach-of-changes'
import { kindWords, type LookKind } from '@/lib/core/standings/standing'
import { unpackEvidence } from '@/lib/evidence/unpack-evidence'
import { withObjects } from '@/lib/evidence/with-objects'
import { owned } from '@/lib/log/owned'
import { type LaterCoverage, laterCoverage } from '@/lib/store/coverage/later-coverage'
import { readEvidence } from '@/lib/store/evidence/read-evidence'
import type { TenantTx } from '@/lib/store/in-tenant'
import { loadLines } from '@/lib/store/states/load-lines'
import { parseHints } from './parse-hints'
import { parseReport } from './parse-report'
import { partOf } from './part-of'
import { statementsOf } from './statements-of'

/** What placing a report changes on an asset, of which lines, and how many lines of its checks failed before. */
export interface PlacedLines {
  /** As they were, from its instant on: at least those that change. */
  lines: KnownLine[]
  changes: LineChange[]
  openBefore: number
  /** From when on nothing that verdicts rest on is other than it was; absent: never. */
  until?: Date | undefined
}

/**
 * Places a report among those of the asset that speak after it. Only a late one has any; where a run that it cuts goes on in their
 * words, they are read again from their evidence.
 * @param checkKeys that it looked at @param look of which kind it is, where that is asked
 * @throws Conflict where the bytes of those were dropped
 */
export async function placeAmongLater(
  tx: TenantTx,
  assetId: string,
  report: AssetStatements,
  checkKeys: readonly string[],
  look: LookKind | null,
): Promise<PlacedLines> {
  const from = new Date(report.observedAt)
  const [lines, rows] = await Promise.all([
    loadLines(tx, assetId, from, checkKeys),
    laterCoverage(tx, assetId, from),
  ])
  const rowOf = new Map(rows.map((row) => [row.submissionId, row]))
  const checksOf = new Map(
    rows.flatMap(({ setId, checkKeys: keys }) => (keys ? [[setId, new Set(keys)]] : [])),
  )
  let later = rows
    .map((row) => bare(row, checksOf.get(row.setId) ?? new Set()))
    .filter((other) => other.submissionId !== report.submissionId && speaksBefore(report, other))
  for (;;) {
    const { changes, unread } = placeReport(report, lines, later)
    if (unread.size === 0) {
      const next = rows.find((row) => row.observedAt > from && look && kindWords(row) === kindWords(look))
      return {
        lines,
        changes,
        openBefore: lines.filter(isOpen).length,
        until: next && new Date(Math.max(next.observedAt.getTime(), reachOfChanges(changes))),
      }
    }
    later = await Promise.all(
      later.map((other) => {
        const row = rowOf.get(other.submissionId)
        return row && unread.has(other) ? reread(tx, other, row) : other
      }),
    )
  }
}

function bare(row: LaterCoverage, covered: ReadonlySet<string>): LaterReport {
  return {
    submissionId: row.submissionId,
    observedAt: row.observedAt.getTime(),
    sha256: Buffer.from(row.sha256).toString('hex'),
    covered,
    coveredPairs: new Set(row.partialPairs),
    said: null,
  }
}

async function reread(tx: TenantTx, other: LaterReport, row: LaterCoverage): Promise<AssetStatements> {
  const kept = await readEvidence(tx, owned(Buffer.from(other.sha256, 'hex')))
  if (kept[0]?.encoding === 'dropped')
    throw new Conflict(
      'older_than_kept',
      'This report is older than the evidence that this tenant keeps: what later reports said of the same checks was dropped, so it cannot be placed among them. Nothing of it was kept.',
    )
  const { bytes } = await unpackEvidence(await withObjects(tx.tenantId, kept))
  const parsed = await parseReport(bytes, parseHints(row.hints, row.receivedAt))
  const said = statementsOf(partOf(parsed, row.places), {
    ...other,
    observedAt: new Date(other.observedAt),
  }).said
  return { ...other, said }
}
