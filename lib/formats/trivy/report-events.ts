import type { ParseEvent, ParseHints } from '../../core/report'
import { ofAsset } from '../scan/of-asset'
import { artifactReport } from './artifact-report'
import { clusterReport } from './cluster-report'
import type { TrivyCollector } from './collector'
import { complianceReport } from './compliance-report'
import type { TrivyFormat } from './shapes'
import type { TrivyReport } from './trivy-report'

/** Everything a read report says, in order: header, assets, observations, notes, end. */
export function* reportEvents(
  format: TrivyFormat,
  collector: TrivyCollector,
  hints: ParseHints,
): Generator<ParseEvent, void, undefined> {
  const report = understand(format, collector, hints)
  const at = report.header.printedAt ?? hints.at
  const root = report.root.findings.close(report.root.profile, at)
  const others = report.assets.map(({ findings, profile, asset }) => ({
    asset,
    ...findings.close(profile, at),
  }))
  yield { type: 'header', header: report.header }
  for (const { asset } of others) yield { type: 'asset', asset }
  yield { type: 'observations', observations: root.observations }
  for (const [asset, { observations }] of others.entries())
    yield { type: 'observations', observations: ofAsset(asset, observations) }
  notes(
    collector,
    report,
    [root, ...others].some(({ coverage }) => coverage.possibleChecks !== undefined),
  )
  for (const note of collector.notes) yield { type: 'note', note }
  yield {
    type: 'end',
    counts: { items: collector.items, bySeverity: Object.fromEntries(collector.bySeverity) },
    coverage: root.coverage,
    ...(others.length > 0 ? { assetCoverage: others.map(({ coverage }) => coverage) } : {}),
    complete: true,
  }
}

function understand(format: TrivyFormat, collector: TrivyCollector, hints: ParseHints): TrivyReport {
  if (format === 'trivy-k8s') return clusterReport(collector, hints)
  if (format === 'trivy-compliance-all' || format === 'trivy-compliance-summary')
    return complianceReport(format, collector, hints)
  return artifactReport(format, collector, hints)
}

function notes(collector: TrivyCollector, { empty }: TrivyReport, open: boolean): void {
  if (collector.suppressed > 0) {
    const message = `${collector.suppressed} findings are listed as left out (.trivyignore, VEX); they are kept as information and count as no fault.`
    collector.note('info', 'suppressed_findings', message)
  }
  if (empty) collector.note('warning', 'nothing_scanned', NOTHING)
  if (open) collector.note('info', 'severities_absent', ABSENT)
}

const NOTHING =
  'The report shows no package, configuration or file that was looked at, so it proves nothing. Check what was scanned and with which --scanners.'
const ABSENT =
  'What the report does not mention may have been filtered (--severity, --ignore-unfixed). Add coverage=full when nothing was; else it counts as looked at only where this agent reported it before.'
