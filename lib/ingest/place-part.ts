import { checkKey, subjectKey } from '@/lib/core/check'
import type { Catalogue } from '@/lib/core/framework'
import { coverageSetId } from '@/lib/core/label-set'
import { type SyncedFindings, syncFindings } from '@/lib/findings/sync-findings'
import { touchAsset } from '@/lib/store/assets/touch-asset'
import { putCoverage } from '@/lib/store/coverage/put-coverage'
import { putReportedSet } from '@/lib/store/coverage/put-reported-set'
import type { SameRuns } from '@/lib/store/coverage/reported-before'
import type { TenantTx } from '@/lib/store/in-tenant'
import { writeLines } from '@/lib/store/states/write-lines'
import { putVex } from '@/lib/store/vex/put-vex'
import { putAdvisoryRisks } from '@/lib/store/vulnerabilities/put-advisory-risks'
import { putVulnerabilities } from '@/lib/store/vulnerabilities/put-vulnerabilities'
import { lookedAt } from './looked-at'
import type { ReportPart } from './part-of'
import { placeAmongLater } from './place-among-later'
import { statementsOf } from './statements-of'

export interface PartPlacing {
  /** Locked. */
  asset: { id: string; lineage: string | null }
  submissionId: string
  sha256: Uint8Array<ArrayBuffer>
  observedAt: Date
  receivedAt: Date
  recorded: Date
  full: boolean
  /** Of a VEX document. */
  author: string | null
  runs: SameRuns
  titleOf: (checkKey: string) => string
  catalogue: Catalogue
}

/** Places what a report says of one asset: its states, its findings' keys, and what was looked at. */
export async function placePart(
  tx: TenantTx,
  given: ReportPart,
  placing: PartPlacing,
): Promise<SyncedFindings> {
  const { asset, submissionId, observedAt, recorded, catalogue } = placing
  const part = await lookedAt(tx, given, placing)
  const report = statementsOf(part, {
    submissionId,
    observedAt,
    sha256: Buffer.from(placing.sha256).toString('hex'),
  })
  const found = part.observations.flatMap(({ subject, vulnerability }) =>
    vulnerability ? [{ subject, vulnerability }] : [],
  )
  await putVulnerabilities(tx, found, observedAt)
  await putAdvisoryRisks(
    tx,
    submissionId,
    found.map(({ vulnerability }) => vulnerability),
    observedAt,
  )
  const statements = part.observations.flatMap(({ subject, vex }) => (vex ? [{ subject, vex }] : []))
  await putVex(tx, { submissionId, author: placing.author, reach: tx.scope.assetPrefix }, statements)
  const checkKeys = [...new Set([...report.covered, ...report.said.keys()])]
  const { lines, changes } = await placeAmongLater(tx, asset.id, report, checkKeys)
  await writeLines(tx, asset.id, changes, recorded)
  const synced = await syncFindings(tx, {
    assetId: asset.id,
    lineage: asset.lineage,
    submissionId,
    lines,
    changes,
    vulnerabilities: new Map(found.map((one) => [subjectKey(one.subject), one.vulnerability])),
    titleOf: placing.titleOf,
    catalogue,
    at: placing.receivedAt,
  })
  const covered = [...report.covered]
  const setId = coverageSetId(covered)
  await putCoverage(tx, {
    assetId: asset.id,
    observedAt,
    submissionId,
    tool: placing.runs.tool,
    profile: part.coverage.profile,
    setId,
    checkKeys: covered,
    partialPairs: [...report.coveredPairs],
    possibleKeys: (part.coverage.possibleChecks ?? []).map(checkKey),
    sha256: placing.sha256,
    sighting: false,
    recordedAt: recorded,
  })
  await putReportedSet(tx, { ...placing.runs, profile: part.coverage.profile }, setId, observedAt)
  await touchAsset(tx, asset.id, observedAt, recorded)
  return synced
}
