import type { ParseEvent, ParseHints, ReportedAsset, ReportHeader } from '../../core/report'
import type { AssetFindings } from './asset-findings'
import { ofAsset } from './of-asset'
import type { ReportTally } from './report-tally'

/** What is said of one asset, and the word for comparable runs. */
export interface AssetReport {
  findings: AssetFindings
  profile: string
}

/** A report whose rows are all read. */
export interface FindingsReport {
  header: Omit<ReportHeader, 'tool' | 'format'>
  root: AssetReport
  assets?: (AssetReport & { asset: ReportedAsset })[]
  /** False: it says itself that it was not ended. */
  complete?: boolean
}

/** Everything a read report says, in order: header, assets, observations, notes, end. */
export function* findingsEvents(
  tool: string,
  format: string,
  { header, root, assets = [], complete = true }: FindingsReport,
  tally: ReportTally,
  hints: ParseHints,
): Generator<ParseEvent, void, undefined> {
  const at = header.printedAt ?? hints.at
  const own = root.findings.close(root.profile, at)
  const others = assets.map(({ findings, profile, asset }) => ({ asset, ...findings.close(profile, at) }))
  yield { type: 'header', header: { tool, format, ...header } }
  for (const { asset } of others) yield { type: 'asset', asset }
  yield { type: 'observations', observations: own.observations }
  for (const [asset, { observations }] of others.entries())
    yield { type: 'observations', observations: ofAsset(asset, observations) }

  const all = [root, ...assets]
  const suppressed = all.reduce((sum, { findings }) => sum + findings.suppressed, 0)
  if (suppressed > 0) {
    const message = `${suppressed} findings are listed as left out (ignored, approved, VEX); they are kept as information and count as no fault.`
    tally.note('info', 'suppressed_findings', message)
  }
  if (all.every(({ findings }) => !findings.looked)) tally.note('warning', 'nothing_scanned', NOTHING)
  if ([own, ...others].some(({ coverage }) => coverage.possibleChecks !== undefined))
    tally.note('info', 'severities_absent', ABSENT)
  for (const note of tally.notes) yield { type: 'note', note }
  yield {
    type: 'end',
    counts: tally.counts(),
    coverage: own.coverage,
    ...(others.length > 0 ? { assetCoverage: others.map(({ coverage }) => coverage) } : {}),
    complete,
  }
}

const NOTHING =
  'The report shows nothing that was looked at, so it proves nothing. Check what the tool was pointed at.'
const ABSENT =
  'What the report does not mention may have been filtered. Add coverage=full when nothing was; else it counts as looked at only where this agent reported it before.'
