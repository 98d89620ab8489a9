import { checkName } from '../../core/check'
import type { AssetKind, ParseHints, Result } from '../../core/report'
import { numberOf, textOf } from '../json/json-value'
import { AssetFindings } from '../scan/asset-findings'
import { severityOf } from '../scan/severity'
import type { TrivyCollector, TrivySummary } from './collector'
import { placeResult } from './place-result'
import type { TrivyReport } from './trivy-report'

/**
 * Reads a report of `--compliance`. With all results these are read; the summary has only a number a control, which
 * becomes a check of its own that the catalogue does not know.
 */
export function complianceReport(
  format: 'trivy-compliance-all' | 'trivy-compliance-summary',
  collector: TrivyCollector,
  hints: ParseHints,
): TrivyReport {
  const spec = textOf(collector.root.value, 'ID')
  const natural: AssetKind = spec.startsWith('docker') ? 'image' : 'cluster'
  const findings = new AssetFindings('trivy', hints.kind ?? natural)
  for (const result of collector.results) {
    placeResult(result, findings)
    // A control shows its own checks only: others of the same kind may have failed unseen.
    findings.possible.clear()
    findings.partly = true
  }
  for (const summary of collector.summaries) placeSummary(spec, summary, findings)
  return {
    header: { tool: 'trivy', format, assetKind: natural, identities: [] },
    root: { findings, profile: `compliance:${spec || 'unnamed'}` },
    assets: [],
    empty: !findings.looked,
  }
}

function placeSummary(spec: string, { value, at }: TrivySummary, findings: AssetFindings): void {
  const id = textOf(value, 'ID')
  const failed = numberOf(value, 'TotalFail')
  const severity = textOf(value, 'Severity')
  const result: Result = failed === undefined ? 'not_checked' : failed > 0 ? 'fail' : 'pass'
  findings.other({
    check: {
      name: checkName('trivy', `${spec}/${id}`),
      title: textOf(value, 'Name') || id,
      ...(id === '' ? {} : { printedId: id }),
      known: false,
    },
    subject: '',
    result,
    ...(severity === '' ? {} : { severity: severityOf(severity) }),
    detail: failed === undefined ? 'to be judged by a person' : failed > 0 ? `${failed} failed` : '',
    printedResult: failed === undefined ? '' : String(failed),
    at,
  })
}
