import { v7 } from 'uuid'
import type { Catalogue } from '@/lib/core/framework'
import { coverageSetId } from '@/lib/core/label-set'
import { placeReport } from '@/lib/core/place-report'
import { publicId } from '@/lib/core/public-id'
import type { LockedAsset } from '@/lib/store/assets/lock-asset'
import { touchAsset } from '@/lib/store/assets/touch-asset'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { putCoverage } from '@/lib/store/coverage/put-coverage'
import { putEvidence } from '@/lib/store/evidence/put-evidence'
import type { TenantTx } from '@/lib/store/in-tenant'
import { loadLines } from '@/lib/store/states/load-lines'
import { writeLines } from '@/lib/store/states/write-lines'
import {
  insertSubmission,
  type NewSubmission,
  rereadSubmission,
} from '@/lib/store/submissions/insert-submission'
import type { Changes, SubmissionRow } from '@/lib/store/submissions/submission-row'
import { tallyAsset } from '@/lib/tally/tally-asset'
import { applyLabels } from './apply-labels'
import { fullCoverage } from './full-coverage'
import { hintsOf } from './hints-of'
import { laterStatements } from './later-statements'
import { logSubmission } from './log-submission'
import type { ObservedAt } from './observed-at'
import { PARSER_VERSION, type ParsedReport } from './parse-report'
import type { Received } from './received'
import { RetryError } from './retry'
import { statementsOf } from './statements-of'
import { syncFindings } from './sync-findings'
import { titlesOf } from './titles-of'

export interface Placing {
  received: Received
  parsed: ParsedReport
  when: ObservedAt
  key: Uint8Array<ArrayBuffer>
  actorRef: string
  agentId: string | null
  /** Locked. */
  asset: LockedAsset
  recorded: Date
  /** The same bytes, refused before: read again under their id. */
  earlier: SubmissionRow | null
  catalogue: Catalogue
}

/** Places a report in time, lets findings and tallies follow, and logs it. The straight line of an ingest. */
export async function placeSubmission(tx: TenantTx, placing: Placing): Promise<SubmissionRow> {
  const { received, when, actorRef, recorded, earlier } = placing
  const { sha256, at, input } = received
  const id = earlier?.id ?? v7()
  await putEvidence(tx, { sha256, bytes: input.body.length, encoding: 'gzip', content: received.packed, at })
  const asset = await applyLabels(tx, placing.asset, input.labels, { validFrom: when.at, recorded, actorRef })
  const changes = await placeStates(tx, { ...placing, asset }, id)
  await tallyAsset(tx, asset, when.at, placing.catalogue)
  await writeAuditEvent(tx, {
    action: 'submission.accepted',
    target: { kind: 'submission', id: publicId('submission', id) },
    at,
    after: { asset: publicId('asset', asset.id), tool: placing.parsed.header.tool, ...changes },
  })
  const leaf = await logSubmission(tx, { id, sha256, actorRef, at, retry: earlier !== null })
  const row = submissionOf(placing, id, changes, leaf)
  if (earlier) await rereadSubmission(tx, row)
  else if (!(await insertSubmission(tx, row))) throw new RetryError()
  return {
    tenantId: tx.tenantId,
    ...row,
    ...(earlier ? { receivedAt: earlier.receivedAt, logIndex: earlier.logIndex } : {}),
  }
}

async function placeStates(tx: TenantTx, placing: Placing, submissionId: string): Promise<Changes> {
  const { received, when, asset, recorded, catalogue } = placing
  const parsed = received.input.fullCoverage ? fullCoverage(placing.parsed, catalogue) : placing.parsed
  const report = statementsOf(parsed, {
    submissionId,
    observedAt: when.at,
    sha256: Buffer.from(received.sha256).toString('hex'),
  })
  const checkKeys = [...new Set([...report.covered, ...report.said.keys()])]
  const lines = await loadLines(tx, asset.id, when.at, checkKeys)
  const changes = placeReport(report, lines, await laterStatements(tx, asset.id, report))
  await writeLines(tx, asset.id, changes, recorded)
  const titleOf = await titlesOf(tx, parsed, catalogue)
  const counts = await syncFindings(tx, {
    assetId: asset.id,
    submissionId,
    lines,
    changes,
    titleOf,
    catalogue,
    at: received.at,
  })
  const covered = [...report.covered]
  await putCoverage(tx, {
    assetId: asset.id,
    observedAt: when.at,
    submissionId,
    tool: parsed.header.tool,
    profile: parsed.coverage.profile,
    setId: coverageSetId(covered),
    checkKeys: covered,
    partialPairs: [...report.coveredPairs],
    sha256: received.sha256,
    sighting: false,
    recordedAt: recorded,
  })
  await touchAsset(tx, asset.id, when.at, recorded)
  return counts
}

function submissionOf(
  placing: Placing,
  id: string,
  changes: Changes,
  leaf: { index: number; epoch: number },
): NewSubmission {
  const { received, parsed, when, catalogue } = placing
  const { header, counts, coverage, notes, complete } = parsed
  return {
    id,
    dedupeKey: placing.key,
    evidenceSha256: received.sha256,
    assetId: placing.asset.id,
    actorRef: placing.actorRef,
    agentId: placing.agentId,
    hints: hintsOf(received.input),
    state: complete ? 'parsed' : 'incomplete',
    errorCode: null,
    errorMessage: null,
    errorAt: null,
    tool: header.tool,
    toolVersion: header.toolVersion ?? null,
    format: header.format,
    edition: header.edition ?? null,
    profile: coverage.profile,
    parserVersion: PARSER_VERSION,
    catalogueVersion: catalogue.version,
    observedAt: when.at,
    observedSource: when.source,
    receivedAt: received.at,
    bytes: received.input.body.length,
    items: counts.items,
    byResult: counts.byResult ?? null,
    bySeverity: counts.bySeverity ?? null,
    notes: [...notes, ...when.notes],
    changes,
    logIndex: leaf.index,
    logEpoch: leaf.epoch,
  }
}
