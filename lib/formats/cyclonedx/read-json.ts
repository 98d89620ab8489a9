import type { EvidencePlace, ParseHints } from '../../core/report'
import type { JsonElement } from '../json/json-elements'
import type { JsonReader } from '../json/json-format'
import { type JsonObject, listOf, memberOf, numberOf, textOf } from '../json/json-value'
import type { FindingsReport } from '../scan/findings-report'
import { instant } from '../scan/instant'
import type { ReportTally } from '../scan/report-tally'
import { severityOf } from '../scan/severity'
import type { Bom, BomComponent, BomVulnerability } from './bom'
import { bomReport } from './bom-report'
import { worstWord } from './found-in'

/** Gathers a BOM from JSON. */
export class BomJsonReader implements JsonReader {
  private readonly bom: Bom = {
    serialNumber: '',
    timestamp: '',
    tool: '',
    subject: null,
    components: [],
    vulnerabilities: [],
  }

  constructor(
    private readonly tally: ReportTally,
    private readonly hints: ParseHints,
  ) {}

  element({ as, value, path, at }: JsonElement): void {
    if (!(value instanceof Map)) return
    if (as === 'component') {
      const component = componentOf(value, at)
      if (path.length === 2 && path[0] === 'metadata') this.bom.subject = component
      else this.bom.components.push(component)
      this.tally.limit(this.bom.components.length, at)
    } else if (as === 'vulnerability') {
      const flaw = vulnerabilityOf(value, at)
      this.tally.count(worstWord(flaw), at)
      this.bom.vulnerabilities.push(flaw)
    } else {
      const metadata = memberOf(value, 'metadata')
      const tools = memberOf(metadata, 'tools')
      const [tool] = tools instanceof Map ? listOf(tools, 'components') : listOf(metadata, 'tools')
      this.bom.serialNumber = textOf(value, 'serialNumber')
      this.bom.timestamp = textOf(metadata, 'timestamp')
      this.bom.tool = `${textOf(tool, 'name')} ${textOf(tool, 'version')}`.trim()
    }
  }

  report(): FindingsReport {
    return bomReport(this.bom, this.tally, this.hints)
  }
}

function componentOf(value: JsonObject, at: EvidencePlace): BomComponent {
  const [ref = '', type = '', group = '', name = '', version = '', purl = ''] = [
    'bom-ref',
    'type',
    'group',
    'name',
    'version',
    'purl',
  ].map((member) => textOf(value, member))
  const properties = listOf(value, 'properties').map((one): [string, string] => [
    textOf(one, 'name'),
    textOf(one, 'value'),
  ])
  return { ref, type, group, name, version, purl, properties: properties.slice(0, 100), at }
}

function vulnerabilityOf(value: JsonObject, at: EvidencePlace): BomVulnerability {
  const analysis = memberOf(value, 'analysis')
  return {
    id: textOf(value, 'id'),
    source: sourceOf(textOf(memberOf(value, 'source'), 'name')),
    references: listOf(value, 'references').map((one) => textOf(one, 'id')),
    ratings: listOf(value, 'ratings').map((one) => {
      const word = textOf(one, 'severity')
      return {
        source: sourceOf(textOf(memberOf(one, 'source'), 'name')),
        word,
        ...(word === '' ? {} : { severity: severityOf(word) }),
        score: numberOf(one, 'score'),
        vector: textOf(one, 'vector'),
      }
    }),
    url: textOf(memberOf(value, 'source'), 'url') || textOf(listOf(value, 'advisories')[0], 'url'),
    title: '',
    recommendation: textOf(value, 'recommendation'),
    publishedAt: instant(textOf(value, 'published')),
    state: textOf(analysis, 'state'),
    justification: textOf(analysis, 'justification'),
    detail: textOf(analysis, 'detail'),
    affects: listOf(value, 'affects').map((one) => {
      const versions = listOf(one, 'versions')
      return {
        ref: textOf(one, 'ref'),
        open: versions.length === 0 || versions.some((v) => textOf(v, 'status') !== 'unaffected'),
      }
    }),
    at,
  }
}

/** `NVD`, `nvd:cpe` → `nvd`. */
export function sourceOf(printed: string): string {
  const name = printed.toLowerCase().split(':')[0] ?? ''
  return name === 'github' ? 'ghsa' : name.slice(0, 60)
}
