import data from '../../../frameworks/tools/dockle.json'
import type { EvidencePlace, ParseHints, Result, Severity } from '../../core/report'
import type { JsonElement } from '../json/json-elements'
import type { JsonReader } from '../json/json-format'
import { type JsonObject, memberOf, numberOf, textOf, textsOf } from '../json/json-value'
import { AssetFindings } from '../scan/asset-findings'
import { describeImage, imageIdentities } from '../scan/describe-image'
import type { FindingsReport } from '../scan/findings-report'
import { listedCheck } from '../scan/listed-check'
import type { ReportTally } from '../scan/report-tally'

/** Every level above PASS says that the check found something; how grave it is, the level says. IGNORE is the sender's own choice. */
const LEVELS: Record<string, { result: Result; severity?: Severity }> = {
  FATAL: { result: 'fail', severity: 'high' },
  WARN: { result: 'fail', severity: 'medium' },
  INFO: { result: 'fail', severity: 'low' },
  SKIP: { result: 'not_checked' },
  IGNORE: { result: 'informational' },
  PASS: { result: 'pass' },
}

/** Reads the checks that found something. Those that passed are only counted, so that nobody knows which they are. */
export class DockleReader implements JsonReader {
  private readonly findings: AssetFindings
  private root: JsonObject = new Map()

  constructor(
    private readonly tally: ReportTally,
    private readonly hints: ParseHints,
  ) {
    this.findings = new AssetFindings('dockle', hints.kind ?? 'image')
  }

  element({ as, value, at }: JsonElement): void {
    if (!(value instanceof Map)) return
    if (as === 'report') this.root = value
    else this.check(value, at)
  }

  report(): FindingsReport {
    const passed = numberOf(memberOf(this.root, 'summary'), 'pass') ?? 0
    if (Number.isSafeInteger(passed) && passed > 0) this.tally.items += passed
    if (passed > 0 || this.findings.looked)
      for (const { id, title } of data.checks)
        this.findings.possible.add(listedCheck('dockle', id, title).name)
    const name = textOf(this.root, 'image')
    const image = describeImage({ references: name === '' ? [] : [name] }, this.hints.at)
    return {
      header: {
        assetKind: 'image',
        identities: imageIdentities(image),
        image,
        ...(name === '' ? {} : { name }),
      },
      root: { findings: this.findings, profile: 'image' },
    }
  }

  private check(row: JsonObject, at: EvidencePlace): void {
    const [code = '', title = '', level = ''] = ['code', 'title', 'level'].map((name) => textOf(row, name))
    this.tally.count(level, at)
    if (code === '') {
      this.tally.unreadable(at)
      return
    }
    const said = Object.hasOwn(LEVELS, level) ? LEVELS[level] : undefined
    const alerts = textsOf(row, 'alerts')
    for (const detail of alerts.length > 0 ? alerts : [''])
      this.findings.other({
        check: listedCheck('dockle', code, title),
        subject: '',
        ...(said ?? { result: 'error' }),
        detail,
        printedResult: level,
        at,
      })
  }
}
