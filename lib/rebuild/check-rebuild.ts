import type { Scope } from '@/lib/access/keys'
import type { KnownLine } from '@/lib/core/place-report'
import type { Interval } from '@/lib/core/timeline'
import { combinationLines } from '@/lib/findings/combination-lines'
import { inTenant } from '@/lib/store/in-tenant'
import { linesOfAsset } from '@/lib/store/states/lines-of-asset'
import { submissionsInOrder } from '@/lib/store/submissions/submissions-in-order'
import { compareFindings } from './compare-findings'
import { deriveLines } from './derive-lines'
import { rereadReports } from './reread-reports'

export interface RebuildCheck {
  submissions: number
  assets: number
  intervals: number
  findings: number
  /** Lines that the evidence does not give, and lines that only the evidence gives. Empty: equal. */
  differences: { assetId: string; line: string; stored: string[]; derived: string[] }[]
}

/**
 * Derives all states of a tenant from the raw evidence and compares them with the stored ones: valid-time
 * states as now known are a function of the set of submissions, so both must be equal.
 */
export async function checkRebuild(
  scope: Scope,
  progress: (done: number, of: number) => void = () => {},
): Promise<RebuildCheck> {
  const submissions = await inTenant(scope, submissionsInOrder)
  const reports = await rereadReports(scope, submissions, progress)
  const check: RebuildCheck = {
    submissions: submissions.length,
    assets: reports.size,
    intervals: 0,
    findings: 0,
    differences: [],
  }
  const linesOf = new Map<string, Map<string, KnownLine>>()
  for (const [assetId, said] of reports) {
    const stored = new Map(
      (await inTenant(scope, (tx) => linesOfAsset(tx, assetId))).map((l) => [
        `${l.checkKey}/${l.subjectKey}`,
        l,
      ]),
    )
    const derived = deriveLines(said)
    for (const line of await inTenant(scope, (tx) => combinationLines(tx, assetId)))
      derived.set(`${line.checkKey}/${line.subjectKey}`, line)
    linesOf.set(assetId, derived)
    for (const line of new Set([...stored.keys(), ...derived.keys()])) {
      const [a, b] = [words(stored.get(line)), words(derived.get(line))]
      check.intervals += a.length
      if (a.join('\n') !== b.join('\n')) check.differences.push({ assetId, line, stored: a, derived: b })
    }
  }
  const compared = await compareFindings(scope, linesOf)
  check.findings = compared.findings
  check.differences.push(...compared.differences)
  return check
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
      i.vulnerability?.fixedIn ?? null,
      i.vulnerability?.clock ?? null,
    ]),
  )
}
