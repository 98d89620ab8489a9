import type { Scope } from '@/lib/access/keys'
import type { AssetStatements, KnownLine } from '@/lib/core/place-report'
import type { Interval } from '@/lib/core/timeline'
import { combinationLines } from '@/lib/findings/combination-lines'
import { inTenant } from '@/lib/store/in-tenant'
import { droppedSubmissions } from '@/lib/store/retention/dropped-submissions'
import { linesOfAsset } from '@/lib/store/states/lines-of-asset'
import { submissionsInOrder } from '@/lib/store/submissions/submissions-in-order'
import { compareFindings } from './compare-findings'
import { compareSaid } from './compare-said'
import { deriveLines } from './derive-lines'
import { linesUntil } from './lines-until'
import { rereadReports } from './reread-reports'

export interface RebuildCheck {
  submissions: number
  assets: number
  intervals: number
  findings: number
  /** Lines that the evidence does not give, and lines that only the evidence gives. Empty: equal. */
  /** What could not be derived, since the bytes were dropped under the tenant's retention setting. */
  leftOut: {
    submissions: number
    /** Intervals that began by then, and whose own report is no more: only how they end was compared. */
    intervals: number
    /** Until when, for each asset; of the time after, all was compared. */
    assets: { assetId: string; until: Date; submissions: number }[]
  }
  differences: { assetId: string; line: string; stored: string[]; derived: string[] }[]
}

/**
 * Derives all states of a tenant from the raw evidence and compares them with the stored ones: valid-time
 * states as now known are a function of the set of submissions, so both must be equal. Where the bytes of reports were dropped, an asset's lines begin
 * as they are stored at the latest of those; of before, what stored states say is compared with the reports they name that are kept.
 */
export async function checkRebuild(
  scope: Scope,
  progress: (done: number, of: number) => void = () => {},
): Promise<RebuildCheck> {
  const submissions = await inTenant(scope, submissionsInOrder)
  const { reports, dropped } = await rereadReports(scope, submissions, progress)
  const check: RebuildCheck = {
    submissions: submissions.length,
    assets: new Set([...reports.keys(), ...dropped.keys()]).size,
    intervals: 0,
    findings: 0,
    leftOut: { submissions: 0, intervals: 0, assets: [] },
    differences: [],
  }
  const linesOf = new Map<string, Map<string, KnownLine>>()
  check.leftOut.submissions = (await inTenant(scope, droppedSubmissions)).length
  for (const assetId of new Set([...reports.keys(), ...dropped.keys()])) {
    const said = reports.get(assetId) ?? []
    const stored = new Map(
      (await inTenant(scope, (tx) => linesOfAsset(tx, assetId))).map((l) => [
        `${l.checkKey}/${l.subjectKey}`,
        l,
      ]),
    )
    const gone = dropped.get(assetId)
    const derived = gone ? deriveFrom(assetId, [...stored.values()], said, gone, check) : deriveLines(said)
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

/** From the latest report whose bytes are no more: as stored until then, derived after. Notes what was left out, and what kept reports say otherwise. */
function deriveFrom(
  assetId: string,
  stored: readonly KnownLine[],
  said: readonly AssetStatements[],
  gone: readonly number[],
  check: RebuildCheck,
): Map<string, KnownLine> {
  const until = Math.max(...gone)
  const begun = linesUntil(stored, until)
  const { left, differences } = compareSaid(assetId, begun, said)
  check.leftOut.assets.push({ assetId, until: new Date(until), submissions: gone.length })
  check.leftOut.intervals += left
  check.differences.push(...differences)
  return deriveLines(
    said.filter((report) => report.observedAt > until),
    begun,
  )
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
