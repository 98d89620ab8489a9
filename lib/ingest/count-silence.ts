import type { Catalogue } from '@/lib/core/framework'
import { coverageSetId } from '@/lib/core/label-set'
import { syncFindings } from '@/lib/findings/sync-findings'
import type { LockedAsset } from '@/lib/store/assets/lock-asset'
import { touchAsset } from '@/lib/store/assets/touch-asset'
import { putReportedSet } from '@/lib/store/coverage/put-reported-set'
import { type SameRuns, silentReports, widenCoverage } from '@/lib/store/coverage/reported-before'
import type { TenantTx } from '@/lib/store/in-tenant'
import { writeLines } from '@/lib/store/states/write-lines'
import type { ObservedAt } from './observed-at'
import type { ParsedReport } from './parse-report'
import { placeAmongLater } from './place-among-later'
import type { Received } from './received'
import { reportedKeys } from './reported-keys'

export interface Silence {
  /** Findings to be settled. */
  touched: string[]
  /** Assets whose lines changed, from when on. */
  since: Map<string, Date>
}

/**
 * A late report may show that the same sender, tool and profile did report on a check before others that are silent on it: their
 * silence counts from now on, as it would have, had it come in time.
 */
export async function countSilence(
  tx: TenantTx,
  {
    received,
    parsed,
    when,
    runs,
    locked,
    recorded,
    catalogue,
    isLate,
  }: {
    received: Received
    parsed: ParsedReport
    when: ObservedAt
    runs: SameRuns
    locked: ReadonlyMap<string, LockedAsset>
    recorded: Date
    catalogue: Catalogue
    /** Something is known that is not earlier than the report. */
    isLate: boolean
  },
): Promise<Silence> {
  const silence: Silence = { touched: [], since: new Map() }
  // Asked again, once the assets are locked, where a report may have come between; only what is locked can be changed.
  if (!isLate) return silence
  const known = new Set(reportedKeys(parsed, received.input.fullCoverage))
  for (const [i, report] of (await silentReports(tx, runs, when.at, [...known])).entries()) {
    const asset = locked.get(report.assetId)
    if (!asset) continue
    const counted = report.possibleKeys.filter((key) => known.has(key))
    const statements = {
      submissionId: report.submissionId,
      observedAt: report.observedAt.getTime(),
      sha256: Buffer.from(report.sha256).toString('hex'),
      covered: new Set(counted),
      coveredPairs: new Set<string>(),
      said: new Map(),
    }
    const { lines, openBefore, changes } = await placeAmongLater(
      tx,
      report.assetId,
      statements,
      counted,
      null,
    )
    // What the late report itself wrote a moment ago is known to have held for that moment.
    const then = new Date(recorded.getTime() + i + 1)
    await writeLines(tx, report.assetId, changes, then)
    await touchAsset(tx, report.assetId, report.observedAt, then)
    const synced = await syncFindings(tx, {
      assetId: report.assetId,
      lineage: asset.lineage,
      submissionId: report.submissionId,
      lines,
      from: report.observedAt,
      openBefore,
      changes,
      vulnerabilities: new Map(),
      titleOf: (key) => catalogue.checkByKey.get(key)?.title ?? key,
      catalogue,
      at: received.at,
    })
    const checkKeys = [...new Set([...report.checkKeys, ...counted])]
    const setId = coverageSetId(checkKeys)
    await putReportedSet(tx, { ...runs, sender: runs.agentId ?? runs.actorRef }, setId, report.observedAt)
    await widenCoverage(tx, report, {
      setId,
      checkKeys,
      possibleKeys: report.possibleKeys.filter((key) => !known.has(key)),
    })
    silence.touched.push(...synced.touched)
    const before = silence.since.get(report.assetId)
    if (!before || report.observedAt < before) silence.since.set(report.assetId, report.observedAt)
  }
  return silence
}
