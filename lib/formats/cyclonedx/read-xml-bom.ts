import type { EvidencePlace, ParseHints } from '../../core/report'
import {
  asObject,
  type JsonObject,
  type JsonValue,
  listOf,
  memberOf,
  numberOf,
  textOf,
  textsOf,
} from '../json/json-value'
import type { FindingsReport } from '../scan/findings-report'
import { instant } from '../scan/instant'
import type { ReportTally } from '../scan/report-tally'
import { severityOf } from '../scan/severity'
import type { XmlElement } from '../xml/read-xml'
import type { XmlReader } from '../xml/xml-format'
import type { Bom, BomComponent, BomVulnerability } from './bom'
import { bomReport } from './bom-report'
import { worstWord } from './found-in'
import { sourceOf } from './read-json'

/** Gathers a BOM from XML. A vulnerability that stands in a component is about that component. */
export class BomXmlReader implements XmlReader {
  private readonly bom: Bom = {
    serialNumber: '',
    timestamp: '',
    tool: '',
    subject: null,
    components: [],
    vulnerabilities: [],
  }
  /** Of the components that are open. */
  private nested: BomVulnerability[] = []

  constructor(
    private readonly tally: ReportTally,
    private readonly hints: ParseHints,
  ) {}

  element({ as, value, path, at }: XmlElement): void {
    const object = asObject(value)
    if (as === 'component') this.component(object, path, at)
    else if (as === 'vulnerability') {
      const flaw = vulnerabilityOf(object, at)
      this.tally.count(worstWord(flaw), at)
      this.bom.vulnerabilities.push(flaw)
      if (path.at(-3) === 'component') this.nested.push(flaw)
    } else {
      const metadata = memberOf(object, 'metadata')
      const tools = memberOf(metadata, 'tools')
      const [tool] = [...listOf(tools, 'tool'), ...listOf(memberOf(tools, 'components'), 'component')]
      this.bom.serialNumber = textOf(object, '@serialNumber')
      this.bom.timestamp = textOf(metadata, 'timestamp')
      this.bom.tool = `${textOf(tool, 'name')} ${textOf(tool, 'version')}`.trim()
    }
  }

  report(): FindingsReport {
    return bomReport(this.bom, this.tally, this.hints)
  }

  private component(value: JsonObject, path: readonly string[], at: EvidencePlace): void {
    const ref = textOf(value, '@bom-ref') || `#${at.from}`
    const properties = listOf(memberOf(value, 'properties'), 'property')
    const component: BomComponent = {
      ref,
      type: textOf(value, '@type'),
      group: textOf(value, 'group'),
      name: textOf(value, 'name'),
      version: textOf(value, 'version'),
      purl: textOf(value, 'purl'),
      properties: properties.slice(0, 100).map((one) => [textOf(one, '@name'), textOf(one, '#text')]),
      at,
    }
    for (const flaw of this.nested) flaw.affects = [{ ref, open: true }]
    this.nested = []
    if (path.at(-2) === 'metadata') this.bom.subject = component
    else this.bom.components.push(component)
    this.tally.limit(this.bom.components.length, at)
  }
}

function vulnerabilityOf(value: JsonObject, at: EvidencePlace): BomVulnerability {
  const analysis = memberOf(value, 'analysis')
  const source = memberOf(value, 'source')
  const targets = listOf(memberOf(value, 'affects'), 'target')
  const ref = textOf(value, '@ref')
  const advisory = listOf(memberOf(value, 'advisories'), 'advisory')[0]
  return {
    id: textOf(value, 'id'),
    source: sourceOf(nameOf(source)),
    references: listOf(memberOf(value, 'references'), 'reference').map((one) => textOf(one, 'id')),
    ratings: listOf(memberOf(value, 'ratings'), 'rating').map((one) => {
      const word = textOf(one, 'severity')
      const score = memberOf(one, 'score')
      return {
        source: sourceOf(nameOf(memberOf(one, 'source'))),
        word,
        ...(word === '' ? {} : { severity: severityOf(word) }),
        score: numberOf(score, 'base') ?? numberOf(score, '#text'),
        vector: textOf(one, 'vector'),
      }
    }),
    url: textOf(source, 'url') || textOf(advisory, 'url') || textOf(advisory, '#text'),
    title: '',
    recommendation:
      textOf(value, 'recommendation') ||
      textsOf(memberOf(value, 'recommendations'), 'recommendation').join('; '),
    publishedAt: instant(textOf(value, 'published')),
    state: textOf(analysis, 'state'),
    justification: textOf(analysis, 'justification'),
    detail: textOf(analysis, 'detail'),
    affects: targets.length > 0 ? targets.map(affected) : ref === '' ? [] : [{ ref, open: true }],
    at,
  }
}

function affected(target: JsonValue): { ref: string; open: boolean } {
  const versions = listOf(memberOf(target, 'versions'), 'version')
  return {
    ref: textOf(target, 'ref'),
    open: versions.length === 0 || versions.some((one) => textOf(one, 'status') !== 'unaffected'),
  }
}

/** A name as an element, or as an attribute before 1.4 (`vulnerabilities:debian:10`). */
function nameOf(source: JsonValue | undefined): string {
  return textOf(source, 'name') || textOf(source, '@name').replace(/^vulnerabilities:/, '')
}
