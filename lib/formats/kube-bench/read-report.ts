import type { EvidencePlace, ParseHints, Result } from '../../core/report'
import type { JsonElement } from '../json/json-elements'
import type { JsonReader } from '../json/json-format'
import { type JsonObject, textOf } from '../json/json-value'
import { AssetFindings } from '../scan/asset-findings'
import type { FindingsReport } from '../scan/findings-report'
import { listedCheck } from '../scan/listed-check'
import type { ReportTally } from '../scan/report-tally'

/** WARN is printed where a person must look, or where the check could not be evaluated. */
const RESULTS: Record<string, Result> = {
  PASS: 'pass',
  FAIL: 'fail',
  WARN: 'not_checked',
  INFO: 'informational',
}
/** Of a title. */
const LONGEST = 1000
const SCORING = /\s*\((?:Automated|Manual|Scored|Not Scored)\)\s*$/i

/** Reads the rows; the totals beside them are not believed, since they disagree with the rows in real reports. */
export class KubeBenchReader implements JsonReader {
  private readonly findings: AssetFindings
  private readonly versions = new Set<string>()
  private readonly nodes = new Set<string>()

  constructor(
    private readonly tally: ReportTally,
    hints: ParseHints,
  ) {
    this.findings = new AssetFindings('kube-bench', hints.kind ?? 'cluster')
  }

  element({ as, value, at }: JsonElement): void {
    if (!(value instanceof Map)) return
    if (as === 'result') this.result(value, at)
    else {
      const [version, node] = [textOf(value, 'version'), textOf(value, 'node_type')]
      if (version !== '') this.versions.add(version.slice(0, 60))
      if (node !== '') this.nodes.add(node.slice(0, 60))
    }
  }

  report(): FindingsReport {
    const versions = [...this.versions].sort().join(',')
    const nodes = [...this.nodes].sort().join(',')
    return {
      header: {
        assetKind: 'cluster',
        identities: [],
        ...(versions === '' ? {} : { edition: versions.slice(0, 200) }),
      },
      root: { findings: this.findings, profile: `${versions || 'unnamed'}:${nodes}`.slice(0, 300) },
    }
  }

  private result(row: JsonObject, at: EvidencePlace): void {
    const [id, title, status] = ['test_number', 'test_desc', 'status'].map((name) => textOf(row, name))
    this.tally.count(status ?? '', at)
    if (!id || !status) {
      this.tally.unreadable(at)
      return
    }
    const result = Object.hasOwn(RESULTS, status) ? RESULTS[status] : undefined
    const [reason, expected] = [textOf(row, 'reason'), textOf(row, 'expected_result')]
    const wanted = result === 'fail' && expected !== '' ? `expected: ${expected}` : ''
    this.findings.other({
      check: listedCheck('kube-bench', id, (title ?? '').slice(0, LONGEST).replace(SCORING, '')),
      subject: '',
      result: result ?? 'error',
      detail: reason || wanted,
      printedResult: status,
      at,
    })
  }
}
