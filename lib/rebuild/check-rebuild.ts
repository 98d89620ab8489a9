import type { Scope } from '@/lib/access/keys'
import { loadCatalogue } from '@/lib/catalogue/load-catalogue'
import { findingFacts } from '@/lib/core/finding-facts'
import type { AssetStatements, KnownLine } from '@/lib/core/place-report'
import type { Interval } from '@/lib/core/timeline'
import { readEvidenceBytes } from '@/lib/evidence/read-evidence-bytes'
import { fullCoverage } from '@/lib/ingest/full-coverage'
import { parseReport } from '@/lib/ingest/parse-report'
import { statementsOf } from '@/lib/ingest/statements-of'
import { loadFindingsOfKeys } from '@/lib/store/findings/load-findings-of-keys'
import { inTenant } from '@/lib/store/in-tenant'
import { linesOfAsset } from '@/lib/store/states/lines-of-asset'
import type { SubmissionRow } from '@/lib/store/submissions/submission-row'
import { submissionsInOrder } from '@/lib/store/submissions/submissions-in-order'
import { deriveLines } from './derive-lines'

export interface RebuildCheck {
  submissions: number
  assets: number
  intervals: number
  findings: number
  /** Lines that the evidence does not give, and lines that only the evidence gives. Empty: equal. */
  differences: { assetId: string; line: string; stored: string[]; derived: string[] }[]
}

/**
 * Derives all states of a tenant from the raw evidence and compares them with the stored ones (DESIGN, decision 5): valid-time
 * states as now known are a function of the set of submissions, so both must be equal.
 */
export async function checkRebuild(
  scope: Scope,
  progress: (done: number, of: number) => void = () => {},
): Promise<RebuildCheck> {
  const submissions = await inTenant(scope, submissionsInOrder)
  const reports = new Map<string, AssetStatements[]>()
  for (const [i, row] of submissions.entries()) {
    if (row.assetId) reports.set(row.assetId, [...(reports.get(row.assetId) ?? []), await reread(scope, row)])
    progress(i + 1, submissions.length)
  }
  const check: RebuildCheck = {
    submissions: submissions.length,
    assets: reports.size,
    intervals: 0,
    findings: 0,
    differences: [],
  }
  for (const [assetId, said] of reports) {
    const stored = new Map(
      (await inTenant(scope, (tx) => linesOfAsset(tx, assetId))).map((l) => [
        `${l.checkKey}/${l.subjectKey}`,
        l,
      ]),
    )
    const derived = deriveLines(said)
    for (const line of new Set([...stored.keys(), ...derived.keys()])) {
      const [a, b] = [words(stored.get(line)), words(derived.get(line))]
      check.intervals += a.length
      if (a.join('\n') !== b.join('\n')) check.differences.push({ assetId, line, stored: a, derived: b })
    }
    await compareFindings(scope, check, assetId, derived)
  }
  return check
}

/** Findings too are a function of the lines: what each says must follow from its own. */
async function compareFindings(
  scope: Scope,
  check: RebuildCheck,
  assetId: string,
  derived: ReadonlyMap<string, KnownLine>,
): Promise<void> {
  const rows = await inTenant(scope, (tx) => loadFindingsOfKeys(tx, assetId, null))
  const stored = new Map(rows.map((row) => [`${row.checkKey}/${row.subjectKey}`, row]))
  check.findings += rows.length
  for (const key of new Set([...stored.keys(), ...derived.keys()])) {
    const facts = findingFacts(derived.get(key)?.intervals ?? [])
    const row = stored.get(key)
    const says =
      row && row.machine !== 'withdrawn'
        ? [row.machine, row.firstSeen, row.openedAt, row.closedAt, row.reopened]
        : []
    const should = facts
      ? [facts.machine, facts.firstSeen, facts.openedAt, facts.closedAt, facts.reopened]
      : []
    const [a, b] = [says.map((v) => String(v instanceof Date ? v.getTime() : v)), should.map(String)]
    if (a.join() !== b.join())
      check.differences.push({ assetId, line: `finding ${key}`, stored: a, derived: b })
  }
}

async function reread(scope: Scope, row: SubmissionRow): Promise<AssetStatements> {
  const sha256 = Buffer.from(row.evidenceSha256).toString('hex')
  const bytes = await readEvidenceBytes(scope, sha256)
  const parsed = await parseReport(bytes, row.hints.tool ? { tool: row.hints.tool } : {})
  const report = row.hints.full_coverage ? fullCoverage(parsed, loadCatalogue()) : parsed
  return statementsOf(report, { submissionId: row.id, observedAt: row.observedAt, sha256 })
}

function words(line: KnownLine | undefined): string[] {
  return (line?.intervals ?? []).map((i: Interval) =>
    JSON.stringify([
      line?.subject,
      i.validFrom,
      i.validTo,
      i.result,
      i.severity,
      i.detail,
      i.submissionId,
      i.at.from,
      i.at.to,
    ]),
  )
}
