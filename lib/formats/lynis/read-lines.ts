import type { EvidencePlace, ParseHints, Result, Severity } from '../../core/report'
import { AssetFindings } from '../scan/asset-findings'
import type { FindingsReport } from '../scan/findings-report'
import { listedCheck } from '../scan/listed-check'
import type { ReportTally } from '../scan/report-tally'
import type { Line } from '../text/line-splitter'
import type { LineReader } from '../text/text-format'

const ID = /^[A-Z][A-Z0-9]{1,9}-[A-Z0-9]{2,10}$/
/** Advice about Lynis itself (`This release is more than 4 months old`) is none about the host. */
const ITSELF = 'LYNIS'
/** A test that could not be made (`apt-check` said nothing) is printed as a suggestion: that is no fault of the host. */
const NO_ANSWER = /gives an unexpected result/
/** Single values that are kept. The file holds accounts, packages and ports, too: they are not read. */
const KEPT = new Set([
  'lynis_version',
  'hostname',
  'test_category',
  'test_group',
  'hardening_index',
  'finish',
])

interface Finding {
  id: string
  result: Result
  severity: Severity
  detail: string
  printed: string
  at: EvidencePlace
}

/** Reads `key=value` lines. A test that was executed and has neither warning nor suggestion passed; nothing says so in words. */
export class LynisReader implements LineReader {
  private readonly values = new Map<string, string>()
  private readonly found: Finding[] = []
  private readonly executed = new Map<string, EvidencePlace>()
  private readonly skipped = new Map<string, EvidencePlace>()
  private unread = 0

  constructor(
    private readonly tally: ReportTally,
    private readonly hints: ParseHints,
  ) {}

  line({ text, from, to, number }: Line): void {
    if (text === '' || text.startsWith('#')) return
    const equals = text.indexOf('=')
    if (equals < 1) {
      this.unread += 1
      return
    }
    const at = { from, to, line: number }
    const [key, value] = [text.slice(0, equals), text.slice(equals + 1)]
    if (key === 'warning[]' || key === 'suggestion[]') this.finding(key.slice(0, -2), value, at)
    else if (key === 'details[]') this.details(value, at)
    else if (key === 'tests_executed' || key === 'tests_skipped') {
      const into = key === 'tests_executed' ? this.executed : this.skipped
      for (const id of value.split('|')) if (ID.test(id)) into.set(id, at)
      this.tally.limit(into.size, at)
    } else if (KEPT.has(key)) this.values.set(key, value)
  }

  report(): FindingsReport {
    const findings = new AssetFindings('lynis', this.hints.kind ?? 'host')
    const told = new Set(this.found.map(({ id }) => id))
    for (const { id, result, severity, detail, printed, at } of this.found)
      findings.other({
        check: listedCheck('lynis', id, id),
        subject: '',
        result,
        severity,
        detail,
        printedResult: printed,
        at,
      })
    for (const [id, at] of this.executed)
      if (!told.has(id))
        findings.other({
          check: listedCheck('lynis', id, id),
          subject: '',
          result: 'pass',
          detail: '',
          printedResult: 'executed',
          at,
        })
    for (const [id, at] of this.skipped)
      if (!told.has(id) && !this.executed.has(id))
        findings.other({
          check: listedCheck('lynis', id, id),
          subject: '',
          result: 'not_checked',
          detail: '',
          printedResult: 'skipped',
          at,
        })
    const value = (key: string) => this.values.get(key) ?? ''
    const complete = value('finish') === 'true'
    if (!complete) this.tally.note('warning', 'last_run_incomplete', UNFINISHED)
    this.tally.note('info', 'time_without_zone', NO_ZONE)
    if (this.unread > 0)
      this.tally.note(
        'info',
        'ignored_lines',
        `${this.unread} lines are no key and value; they are passed over.`,
      )
    const [version, name] = [value('lynis_version'), value('hostname')]
    return {
      header: {
        ...(version === '' ? {} : { toolVersion: version.slice(0, 60) }),
        assetKind: 'host',
        identities: [],
        ...(name === '' ? {} : { name: name.slice(0, 253) }),
      },
      root: {
        findings,
        profile: `${value('test_category') || 'all'}:${value('test_group') || 'all'}`.slice(0, 200),
      },
      complete,
    }
  }

  /** `ID|text|details|solution|`; before 3.0 a warning had its level after the id. Nothing is escaped. */
  private finding(kind: string, value: string, at: EvidencePlace): void {
    this.tally.count(kind, at)
    const [id = '', ...rest] = value.split('|')
    const fields = /^[HML]$/.test(rest[0] ?? '') ? rest.slice(1) : rest
    if (id === ITSELF) return
    if (!ID.test(id)) {
      this.tally.unreadable(at)
      return
    }
    const said = fields.slice(0, 2).filter((field) => field !== '' && field !== '-')
    const severity = kind === 'warning' ? 'medium' : 'low'
    const result = kind === 'suggestion' && NO_ANSWER.test(said[0] ?? '') ? 'error' : 'fail'
    this.found.push({ id, result, severity, detail: said.join(': '), printed: kind, at })
  }

  /** `ID|service|desc:…;field:…;prefval:…;value:…;|` says what of a suggestion is meant. */
  private details(value: string, at: EvidencePlace): void {
    const [id = '', , text = ''] = value.split('|')
    if (!ID.test(id)) return
    const parts = new Map(
      text.split(';').map((part) => [part.split(':', 1)[0] ?? '', part.slice(part.indexOf(':') + 1)]),
    )
    const [field, is, wanted] = ['field', 'value', 'prefval'].map((name) => parts.get(name) ?? '')
    if (!field) return
    this.tally.limit(this.found.length, at)
    this.found.push({
      id,
      result: 'fail',
      severity: 'low',
      detail: `${field} is ${is}, better ${wanted}`,
      printed: 'suggestion',
      at,
    })
  }
}

const UNFINISHED =
  'The report does not end with finish=true: Lynis was ended before it was done. Only what it had written is read; run it again.'
const NO_ZONE =
  'Lynis prints the time of the host without a zone; the time of receipt counts. Add observed_at=… when the report is older.'
