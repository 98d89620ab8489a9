import type { EvidencePlace, ImageFacts, ParseHints, Result, Severity } from '../../core/report'
import type { JsonElement } from '../json/json-elements'
import type { JsonReader } from '../json/json-format'
import { type JsonObject, listOf, memberOf, numberOf, textOf } from '../json/json-value'
import { idsIn } from '../scan/advisory-ids'
import { AssetFindings } from '../scan/asset-findings'
import { imageIdentities, imageName } from '../scan/describe-image'
import type { FindingsReport } from '../scan/findings-report'
import { instant } from '../scan/instant'
import type { ReportTally } from '../scan/report-tally'
import { severityOfScore } from '../scan/severity'
import { messageOf } from './message-of'
import { readVulnerability } from './read-vulnerability'
import { ruleCheck } from './rule-check'
import { type Level, Rules, ruleId } from './rules'
import { placeOf, runImage } from './run-image'

const KINDS: Record<string, Result> = {
  fail: 'fail',
  pass: 'pass',
  open: 'not_checked',
  review: 'not_checked',
  notApplicable: 'not_applicable',
  informational: 'informational',
}
const OF_LEVEL: Record<Level, Severity> = { error: 'high', warning: 'medium', note: 'low', none: 'info' }

/** Reads runs, each when it is whole: its rules may stand after its results. */
export class SarifReader implements JsonReader {
  private readonly findings: AssetFindings
  private rules = new Rules()
  private artifacts: string[] = []
  private results: { value: JsonObject; at: EvidencePlace }[] = []
  private readonly times: string[] = []
  private readonly tools = new Set<string>()
  private version = ''
  private image: { image: ImageFacts; name: string } | null = null
  private complete = true

  constructor(
    private readonly tally: ReportTally,
    private readonly hints: ParseHints,
  ) {
    this.findings = new AssetFindings('sarif', hints.kind ?? 'source')
  }

  element({ as, value, path, at }: JsonElement): void {
    if (!(value instanceof Map)) return
    if (as === 'rule') this.rules.add(value, path)
    else if (as === 'artifact') this.artifacts.push(textOf(memberOf(value, 'location'), 'uri'))
    else if (as === 'result') {
      this.results.push({ value, at })
      this.tally.limit(this.results.length, at)
    } else if (as === 'run') this.run(value, at)
  }

  report(): FindingsReport {
    const [printedAt] = this.times.sort()
    const { image, name = '' } = this.image ?? {}
    const called = image ? imageName(image) || name : undefined
    return {
      header: {
        ...(this.tools.size === 1 && this.version !== '' ? { toolVersion: this.version } : {}),
        ...(printedAt === undefined ? {} : { printedAt }),
        assetKind: image ? 'image' : 'source',
        identities: image ? imageIdentities(image) : [],
        ...(image ? { image } : {}),
        ...(called ? { name: called } : {}),
      },
      root: { findings: this.findings, profile: [...this.tools].sort().join(',').slice(0, 200) || 'empty' },
      complete: this.complete,
    }
  }

  private run(run: JsonObject, at: EvidencePlace): void {
    const driver = memberOf(memberOf(run, 'tool'), 'driver')
    const tool = textOf(driver, 'name') || 'unnamed'
    this.tools.add(tool.slice(0, 60))
    this.version ||= `${tool} ${textOf(driver, 'semanticVersion') || textOf(driver, 'version')}`
      .trim()
      .slice(0, 100)
    this.rules.override(run)
    for (const invocation of listOf(run, 'invocations')) {
      const time = instant(textOf(invocation, 'endTimeUtc') || textOf(invocation, 'startTimeUtc'))
      if (time !== undefined) this.times.push(time)
      if (textOf(invocation, 'executionSuccessful') !== 'false') continue
      this.complete = false
      this.tally.note(
        'warning',
        'run_failed',
        `${tool.slice(0, 60)} says that it did not run to its end. Look at its output and run it again.`,
        at.pointer,
      )
    }
    this.image ??= runImage(run, this.results[0]?.value, this.hints.at)
    for (const one of this.results) this.result(tool, one.value, one.at)
    // Whether a list of rules is of those that ran or of those that found something, no log says.
    for (const rule of this.rules.all) {
      const id = textOf(rule, 'id')
      if (idsIn(id).length > 0) continue
      this.findings.possible.add(ruleCheck(tool, id, titleOf(rule)).name)
    }
    this.results = []
    this.artifacts = []
    this.rules = new Rules()
  }

  private result(tool: string, result: JsonObject, at: EvidencePlace): void {
    const rule = this.rules.of(result)
    const level = this.rules.level(result, rule)
    this.tally.count(level, at)
    const message = messageOf(result, rule)
    const id = ruleId(result) || textOf(rule, 'id')
    const suppressed = suppressedBy(result)
    const found = readVulnerability(id, message, rule, suppressed, at)
    if (found) {
      this.findings.vulnerability(found)
      return
    }
    const kind = textOf(result, 'kind') || 'fail'
    const printed = (Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined) ?? 'error'
    const score = numberOf(memberOf(rule, 'properties'), 'security-severity')
    const absent = textOf(result, 'baselineState') === 'absent'
    this.findings.other({
      check: ruleCheck(tool, id, titleOf(rule)),
      subject: this.subject(result),
      result: suppressed !== undefined ? 'informational' : absent ? 'pass' : printed,
      severity: score !== undefined && score >= 0 && score <= 10 ? severityOfScore(score) : OF_LEVEL[level],
      detail: suppressed ?? message,
      counted: true,
      printedResult: kind === 'fail' ? level : kind,
      at,
    })
  }

  /** A place with what tells results in it apart: the tool's own fingerprint, else the line. */
  private subject(result: JsonObject): string {
    const { uri, index, line, logical } = placeOf(result)
    const file = uri || this.artifacts[Number(index || Number.NaN)] || logical
    const print = fingerprint(result)
    const part = print === '' ? (file === '' || line === '' ? '' : `:${line}`) : ` #${print}`
    return `${file.slice(0, 500)}${part}`.trim()
  }
}

function titleOf(rule: JsonObject | undefined): string {
  return textOf(memberOf(rule, 'shortDescription'), 'text') || textOf(rule, 'name')
}

function fingerprint(result: JsonObject): string {
  for (const member of ['fingerprints', 'partialFingerprints']) {
    const prints = memberOf(result, member)
    const [first] = prints instanceof Map ? [...prints].sort(([a], [b]) => (a < b ? -1 : 1)) : []
    if (first && typeof first[1] === 'string' && first[1] !== '') return first[1].slice(0, 80)
  }
  return ''
}

/** Suppressed (§3.27.23) when there is a suppression and none was rejected or is under review. */
function suppressedBy(result: JsonObject): string | undefined {
  const all = listOf(result, 'suppressions')
  const undecided = all.some((one) => ['rejected', 'underReview'].includes(textOf(one, 'status')))
  if (all.length === 0 || undecided) return undefined
  const words = all.flatMap((one) => [textOf(one, 'kind'), textOf(one, 'justification')])
  return `left out: ${[...new Set(words.filter((word) => word !== ''))].join(', ').slice(0, 300)}`
}
