import { checkName } from '../../core/check'
import type { EvidencePlace, ParseHints, Result } from '../../core/report'
import type { JsonElement } from '../json/json-elements'
import type { JsonReader } from '../json/json-format'
import { type JsonObject, type JsonValue, memberOf, textOf, textsOf } from '../json/json-value'
import { AssetFindings } from '../scan/asset-findings'
import { describeImage, imageIdentities, imageName } from '../scan/describe-image'
import type { FindingsReport } from '../scan/findings-report'
import { isDigest } from '../scan/image-reference'
import { instant } from '../scan/instant'
import type { ReportTally } from '../scan/report-tally'
import { distributionOfRow, readRow } from './read-row'
import type { AnchoreFormat } from './shapes'

/** What a rule's action says of what broke it. */
const ACTIONS: Record<string, Result> = { stop: 'fail', warn: 'fail', go: 'pass' }
/** Order of a row where the table does not print its header. */
const COLUMNS = [
  'Image_Id',
  'Repo_Tag',
  'Trigger_Id',
  'Gate',
  'Trigger',
  'Check_Output',
  'Gate_Action',
  'Whitelisted',
]

interface PolicyRow {
  gate: string
  trigger: string
  id: string
  said: string
  action: string
  allowed: boolean
  at: EvidencePlace
}

/** Reads vulnerabilities, and results of policies, which no list of ours has. */
export class AnchoreReader implements JsonReader {
  private readonly findings: AssetFindings
  private readonly digests = new Set<string>()
  private readonly tags = new Set<string>()
  private printedAt: string | undefined
  private os: { family: string; version: string; at: EvidencePlace } | null = null

  constructor(
    private readonly word: AnchoreFormat,
    private readonly tally: ReportTally,
    private readonly hints: ParseHints,
  ) {
    this.findings = new AssetFindings('anchore', hints.kind ?? 'image')
  }

  element({ as, value, path, at }: JsonElement): void {
    if (as === 'tuple') this.tuple(value, at)
    else if (!(value instanceof Map)) return
    else if (as === 'row') this.row(value, at)
    else if (as === 'result') this.result(value, at)
    else this.root(value, path)
  }

  report(): FindingsReport {
    const scan = this.word === 'anchore-vulns' || this.word === 'anchore-list'
    if (scan) this.findings.scanned = true
    if (this.os) this.findings.distributions.push({ ...this.os, flagged: false })
    const image = describeImage(
      {
        references: [...this.tags].slice(0, 20),
        digests: this.digests.size === 1 ? [...this.digests] : [],
        os: this.os ?? undefined,
      },
      this.printedAt ?? this.hints.at,
    )
    if (this.digests.size > 1) this.tally.note('warning', 'several_images', SEVERAL)
    const name = imageName(image)
    return {
      header: {
        ...(this.printedAt === undefined ? {} : { printedAt: this.printedAt }),
        assetKind: 'image',
        identities: imageIdentities(image),
        image,
        ...(name === undefined ? {} : { name }),
      },
      root: { findings: this.findings, profile: scan ? 'image' : 'policy' },
    }
  }

  private root(report: JsonObject, path: string[]): void {
    const inner = memberOf(memberOf(report, 'detail'), 'result')
    for (const part of [report, memberOf(report, 'metadata'), inner]) {
      for (const name of ['imageDigest', 'image_digest', 'digest']) this.digest(textOf(part, name))
      for (const name of ['imageFullTag', 'fullTag', 'tag', 'evaluatedTag']) this.tag(textOf(part, name))
    }
    this.digest(path.find(isDigest) ?? '')
    const printed = [
      textOf(report, 'lastEvaluation'),
      textOf(report, 'last_evaluation'),
      ...textsOf(memberOf(report, 'evaluations'), 'evaluationTime'),
    ]
    this.printedAt ??= printed.map((text) => instant(text)).find((time) => time !== undefined)
  }

  private digest(text: string): void {
    if (isDigest(text) && this.digests.size < 20) this.digests.add(text)
  }

  private tag(text: string): void {
    if (text !== '' && this.tags.size < 20) this.tags.add(text)
  }

  private row(row: JsonObject, at: EvidencePlace): void {
    this.tally.count(textOf(row, 'severity'), at)
    const found = readRow(row, at)
    if (found) this.findings.vulnerability(found)
    else this.tally.unreadable(at)
    const os = this.os === null ? distributionOfRow(row) : null
    if (os) this.os = { ...os, at }
  }

  private result(row: JsonObject, at: EvidencePlace): void {
    const said = (...names: string[]) =>
      names.map((name) => textOf(row, name)).find((text) => text !== '') ?? ''
    this.tag(said('tag'))
    this.policy({
      gate: said('gate'),
      trigger: said('triggerName', 'trigger'),
      id: said('triggerId'),
      said: said('description', 'message'),
      action: said('status', 'action'),
      allowed: said('whitelisted', 'allowlisted') === 'true',
      at,
    })
  }

  private tuple(value: JsonValue, at: EvidencePlace): void {
    const cells = Array.isArray(value) ? value : []
    const cell = (name: string): string => {
      const text = cells[COLUMNS.indexOf(name)]
      return typeof text === 'string' ? text : ''
    }
    this.tag(cell('Repo_Tag'))
    // An entry of a whitelist stands there as an object.
    const allowed = cells[COLUMNS.indexOf('Whitelisted')]
    this.policy({
      gate: cell('Gate'),
      trigger: cell('Trigger'),
      id: cell('Trigger_Id'),
      said: cell('Check_Output'),
      action: cell('Gate_Action'),
      allowed: allowed === true || allowed instanceof Map,
      at,
    })
  }

  private policy({ gate, trigger, id, said, action, allowed, at }: PolicyRow): void {
    this.tally.count(action, at)
    if (gate === '' && trigger === '') {
      this.tally.unreadable(at)
      return
    }
    const name = [gate, trigger]
      .filter((part) => part !== '')
      .join('/')
      .slice(0, 200)
    const result = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined
    this.findings.other({
      check: { name: checkName('anchore', name), title: name, printedId: name, known: false },
      subject: id.slice(0, 400),
      result: allowed ? 'informational' : (result ?? 'error'),
      detail: allowed ? `allowed by the policy: ${said}` : said,
      printedResult: action,
      at,
    })
  }
}

const SEVERAL =
  'The report is of several images at once; hand in one image at a time, so that each finding is filed under its own.'
