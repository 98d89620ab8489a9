import type { EvidencePlace, ParseHints, Result } from '../../core/report'
import type { JsonElement } from '../json/json-elements'
import type { JsonReader } from '../json/json-format'
import { type JsonObject, textOf, textsOf } from '../json/json-value'
import { AssetFindings } from '../scan/asset-findings'
import type { FindingsReport } from '../scan/findings-report'
import { instant } from '../scan/instant'
import type { ReportTally } from '../scan/report-tally'
import { checkOf } from './check-of'

const LEVELS: Record<string, Result> = {
  PASS: 'pass',
  WARN: 'fail',
  HIGH: 'fail',
  ERROR: 'error',
  NOTE: 'not_checked',
  INFO: 'informational',
}

/** Reads the checks of one run. */
export class NeuVectorReader implements JsonReader {
  private readonly findings: AssetFindings
  private root: JsonObject = new Map()

  constructor(
    private readonly tally: ReportTally,
    hints: ParseHints,
  ) {
    this.findings = new AssetFindings('neuvector-compliance', hints.kind ?? 'host')
  }

  element({ as, value, at }: JsonElement): void {
    if (!(value instanceof Map)) return
    if (as === 'report') this.root = value
    else this.check(value, at)
  }

  report(): FindingsReport {
    const printedAt = instant(textOf(this.root, 'run_at'))
    const editions = ['docker', 'kubernetes'].flatMap((one) => {
      const version = textOf(this.root, `${one}_cis_version`)
      return version === '' ? [] : [`${one} ${version}`]
    })
    return {
      header: {
        ...(printedAt === undefined ? {} : { printedAt }),
        ...(editions.length === 0 ? {} : { edition: editions.join(', ').slice(0, 200) }),
        assetKind: 'host',
        identities: [],
      },
      root: { findings: this.findings, profile: editions.join(',').slice(0, 200) || 'compliance' },
    }
  }

  private check(row: JsonObject, at: EvidencePlace): void {
    const [id = '', title = '', level = ''] = ['test_number', 'description', 'level'].map((name) =>
      textOf(row, name),
    )
    this.tally.count(level, at)
    if (id === '' || level === '') {
      this.tally.unreadable(at)
      return
    }
    this.findings.other({
      check: checkOf(id, title),
      subject: '',
      result: (Object.hasOwn(LEVELS, level) ? LEVELS[level] : undefined) ?? 'error',
      detail: textsOf(row, 'message').join('; '),
      printedResult: level,
      at,
    })
  }
}
