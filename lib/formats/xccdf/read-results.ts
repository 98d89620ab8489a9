import {
  BrokenReportError,
  type EvidencePlace,
  type ParseHints,
  type ReportedAsset,
  type Result,
} from '../../core/report'
import { asObject, type JsonObject, listOf, memberOf, textOf, textsOf } from '../json/json-value'
import { AssetFindings } from '../scan/asset-findings'
import type { AssetReport, FindingsReport } from '../scan/findings-report'
import { instant } from '../scan/instant'
import { listedCheck } from '../scan/listed-check'
import type { ReportTally } from '../scan/report-tally'
import { severityOf } from '../scan/severity'
import type { XmlElement } from '../xml/read-xml'
import type { XmlReader } from '../xml/xml-format'
import { stableRuleId } from './stable-rule-id'

/** NISTIR 7275r4 §6.6.4.2. What the profile did not select says nothing. */
const RESULTS: Record<string, Result> = {
  pass: 'pass',
  fixed: 'pass',
  fail: 'fail',
  error: 'error',
  unknown: 'error',
  notapplicable: 'not_applicable',
  notchecked: 'not_checked',
  informational: 'informational',
}

interface Row {
  value: JsonObject
  at: EvidencePlace
}
interface Run {
  root: JsonObject
  rows: Row[]
}

/** Reads rule results; titles and severities stand in the rules of the benchmark, where the file has it. */
export class XccdfReader implements XmlReader {
  private readonly rules = new Map<string, { title: string; severity: string }>()
  private readonly runs: Run[] = []
  private rows: Row[] = []
  private edition = ''

  constructor(
    private readonly tally: ReportTally,
    private readonly hints: ParseHints,
  ) {}

  element({ as, value, at }: XmlElement): void {
    const object = asObject(value)
    if (as === 'rule') {
      const [title = ''] = textsOf(object, 'title')
      this.rules.set(textOf(object, '@id'), {
        title: title.replace(/\s+/g, ' ').slice(0, 300),
        severity: textOf(object, '@severity'),
      })
      this.tally.limit(this.rules.size, at)
    } else if (as === 'rule-result') {
      this.tally.count(textOf(object, 'result'), at)
      // Nothing is kept of what was not selected: in real files that is most of it.
      if (textOf(object, 'result') === 'notselected') this.tally.note('info', 'not_selected', NOT_SELECTED)
      else this.rows.push({ value: object, at })
    } else if (as === 'test-result') {
      this.runs.push({ root: object, rows: this.rows })
      this.rows = []
    } else
      this.edition ||= [textOf(object, '@id'), textsOf(object, 'version')[0] ?? '']
        .filter((part) => part !== '')
        .join(' ')
  }

  report(): FindingsReport {
    const [first] = this.runs
    if (!first) throw new BrokenReportError('no_results', NO_RESULTS)
    const byTarget = new Map<string, Run>()
    for (const run of this.runs) {
      const target = targetOf(run)
      if (byTarget.has(target)) this.tally.note('info', 'several_runs', SEVERAL_RUNS)
      byTarget.set(target, run)
    }
    const name = targetOf(first)
    const latest = byTarget.get(name) ?? first
    const others = [...byTarget].filter(([target]) => target !== name)
    const end = textOf(latest.root, '@end-time') || textOf(latest.root, '@start-time')
    const printedAt = instant(end)
    if (end !== '' && printedAt === undefined) this.tally.note('info', 'time_without_zone', NO_ZONE)
    const version = scannerOf(latest.root)
    const edition = this.edition || textOf(memberOf(latest.root, 'benchmark'), '@id')
    return {
      header: {
        ...(version === '' ? {} : { toolVersion: version.slice(0, 100) }),
        ...(edition === '' ? {} : { edition: edition.slice(0, 200) }),
        ...(printedAt === undefined ? {} : { printedAt }),
        assetKind: 'host',
        identities: [],
        ...(name === '' ? {} : { name }),
      },
      root: this.place(latest, this.hints.kind ?? 'host'),
      assets: others.map(([target, run]) => ({
        ...this.place(run, 'host'),
        asset: { kind: 'host', name: target, identities: [] } satisfies ReportedAsset,
      })),
    }
  }

  private place({ root, rows }: Run, kind: ReportedAsset['kind']): AssetReport {
    const findings = new AssetFindings('openscap', kind)
    for (const { value, at } of rows) this.row(findings, value, at)
    if (rows.length > 0 && rows.every(({ value }) => textOf(value, 'result') === 'notapplicable'))
      this.tally.note('warning', 'all_not_applicable', ALL_NOT_APPLICABLE)
    const profile = textOf(memberOf(root, 'profile'), '@idref')
    return { findings, profile: profile.slice(0, 300) || 'default' }
  }

  private row(findings: AssetFindings, row: JsonObject, at: EvidencePlace): void {
    const id = textOf(row, '@idref')
    const printed = textOf(row, 'result')
    if (id === '') {
      this.tally.unreadable(at)
      return
    }
    const rule = this.rules.get(id)
    const severity = textOf(row, '@severity') || (rule?.severity ?? '')
    const result = Object.hasOwn(RESULTS, printed) ? RESULTS[printed] : undefined
    findings.other({
      check: { ...listedCheck('openscap', stableRuleId(id), rule?.title || id), printedId: id },
      subject: textsOf(row, 'instance').join(', ').slice(0, 400),
      result: result ?? 'error',
      ...(severity === '' ? {} : { severity: severityOf(severity) }),
      detail: [...overrides(row), ...textsOf(row, 'message')]
        .join('; ')
        .replace(/\s+/g, ' ')
        .slice(0, 900)
        .toWellFormed(),
      printedResult: printed,
      at,
    })
  }
}

/** A person may have set another result than the scanner's; which it was is told. */
function overrides(row: JsonObject): string[] {
  return listOf(row, 'override').map((one) => {
    const [was, by, why] = [textOf(one, 'old-result'), textOf(one, '@authority'), textOf(one, 'remark')]
    return `overridden, was ${was || 'unknown'}${by === '' ? '' : `, by ${by}`}${why === '' ? '' : `: ${why}`}`
  })
}

function targetOf({ root }: Run): string {
  return (textsOf(root, 'target')[0] ?? '').slice(0, 253)
}

function scannerOf(root: JsonObject): string {
  const facts = listOf(memberOf(root, 'target-facts'), 'fact')
  const fact = (name: string) =>
    textOf(
      facts.find((one) => textOf(one, '@name') === `urn:xccdf:fact:scanner:${name}`),
      '#text',
    )
  const named = `${fact('name')} ${fact('version')}`.trim()
  return named || textOf(root, '@test-system')
}

const NO_RESULTS =
  'The benchmark has no TestResult: it is content that was not evaluated yet. Hand in the file that --results wrote.'
const NOT_SELECTED = 'Rules that the profile did not select say nothing and are not kept.'
const SEVERAL_RUNS = 'The file holds several results of one host; the last of them counts.'
const NO_ZONE =
  'The time is printed without a zone; the time of receipt counts. Add observed_at=… when the report is older.'
const ALL_NOT_APPLICABLE =
  'No rule was applicable: the content is most likely of another operating system. Nothing of this is compliant; choose the right content.'
