import { checkName } from '../../core/check'
import type { EvidencePlace, ParseHints, Result } from '../../core/report'
import type { JsonElement } from '../json/json-elements'
import type { JsonReader } from '../json/json-format'
import { type JsonObject, type JsonValue, listOf, memberOf, textOf } from '../json/json-value'
import { AssetFindings } from '../scan/asset-findings'
import type { FindingsReport } from '../scan/findings-report'
import { instant } from '../scan/instant'
import type { ReportTally } from '../scan/report-tally'

const STATES: Record<string, Result> = { satisfied: 'pass', 'not-satisfied': 'fail' }
/** Words of tools that write their rules as observations: those of XCCDF. */
const RESULTS: Record<string, Result> = {
  pass: 'pass',
  fixed: 'pass',
  fail: 'fail',
  failure: 'fail',
  error: 'error',
  unknown: 'error',
  notapplicable: 'not_applicable',
  notchecked: 'not_checked',
  informational: 'informational',
}
const RULES = ['idref', 'assessment-rule-id', 'rule_name', 'rule', 'rule_id']
const PLACE = /_(?:obj|smt|fr)\b.*$/

/** Reads findings, which judge controls, and observations that carry the result of a rule. */
export class OscalReader implements JsonReader {
  private readonly findings: AssetFindings
  private document: JsonObject = new Map()
  private readonly times: string[] = []
  private target = ''
  private notSelected = 0

  constructor(
    private readonly tally: ReportTally,
    hints: ParseHints,
  ) {
    this.findings = new AssetFindings('oscal', hints.kind ?? 'host')
  }

  element({ as, value, at }: JsonElement): void {
    if (!(value instanceof Map)) return
    if (as === 'finding') this.finding(value, at)
    else if (as === 'observation') this.observation(value, at)
    else if (as === 'result') this.result(value)
    else this.document = value
  }

  report(): FindingsReport {
    const document = memberOf(this.document, 'assessment-results') ?? this.document
    const metadata = memberOf(document, 'metadata')
    const printedAt = this.times.sort().at(-1) ?? instant(textOf(metadata, 'last-modified'))
    const edition = textOf(metadata, 'oscal-version')
    if (this.notSelected > 0)
      this.tally.note(
        'info',
        'not_selected',
        `${this.notSelected} rules were not selected by the profile; they say nothing.`,
      )
    return {
      header: {
        ...(edition === '' ? {} : { edition: `OSCAL ${edition}`.slice(0, 100) }),
        ...(printedAt === undefined ? {} : { printedAt }),
        assetKind: 'host',
        identities: [],
        ...(this.target === '' ? {} : { name: this.target.slice(0, 300) }),
      },
      root: { findings: this.findings, profile: 'assessment-results' },
    }
  }

  private finding(row: JsonObject, at: EvidencePlace): void {
    const target = memberOf(row, 'target')
    const status = memberOf(target, 'status')
    const [id, state] = [textOf(target, 'target-id'), textOf(status, 'state')]
    this.tally.count(state, at)
    if (id === '' && textOf(row, 'title') === '') {
      this.tally.unreadable(at)
      return
    }
    // `ac-2_obj.a` is an objective of the control `ac-2`.
    const control = id.replace(PLACE, '') || textOf(row, 'uuid')
    const name = control.slice(0, 200)
    this.findings.other({
      check: { name: checkName('oscal', `control/${name}`), title: name, printedId: name, known: false },
      subject: id === control ? '' : id.slice(0, 300),
      result: (Object.hasOwn(STATES, state) ? STATES[state] : undefined) ?? 'error',
      detail: [textOf(row, 'title'), textOf(status, 'reason')].filter((part) => part !== '').join(': '),
      printedResult: state,
      at,
    })
  }

  private observation(row: JsonObject, at: EvidencePlace): void {
    const rule = RULES.map((name) => prop(row, name)).find((text) => text !== '') ?? ''
    const own = prop(row, 'result')
    const subjects = listOf(row, 'subjects')
    const time = instant(textOf(row, 'collected'))
    if (time !== undefined) this.times.push(time)
    const name = (rule || textOf(row, 'title') || textOf(row, 'description')).slice(0, 200)
    const judged = subjects.filter((subject) => prop(subject, 'result') !== '')
    for (const subject of judged) {
      const called = textOf(subject, 'title') || textOf(subject, 'subject-uuid')
      this.rule(name, called, prop(subject, 'result'), prop(subject, 'reason'), at)
    }
    if (judged.length === 0) this.rule(name, '', own, '', at)
    this.tally.limit(this.times.length, at)
  }

  private rule(name: string, subject: string, printed: string, detail: string, at: EvidencePlace): void {
    // An observation without result is told by the findings that rest on it.
    if (name === '' || printed === '') return
    if (printed === 'notselected') {
      this.notSelected += 1
      return
    }
    this.findings.other({
      check: { name: checkName('oscal', `rule/${name}`), title: name, printedId: name, known: false },
      subject: subject.slice(0, 300),
      result: (Object.hasOwn(RESULTS, printed) ? RESULTS[printed] : undefined) ?? 'error',
      detail,
      printedResult: printed,
      at,
    })
  }

  private result(row: JsonObject): void {
    const time = instant(textOf(row, 'end')) ?? instant(textOf(row, 'start'))
    if (time !== undefined) this.times.push(time)
    const items = listOf(memberOf(row, 'local-definitions'), 'inventory-items')
    const targets = new Set(
      items.map((item) => prop(item, 'target') || prop(item, 'asset-id')).filter((text) => text !== ''),
    )
    const [only] = targets
    if (targets.size === 1 && only) this.target = only
  }
}

function prop(value: JsonValue, name: string): string {
  return textOf(
    listOf(value, 'props').find((one) => textOf(one, 'name') === name),
    'value',
  )
}
