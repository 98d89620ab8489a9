import type { EvidencePlace, ParseHints, VexStatus } from '../../core/report'
import type { JsonElement } from '../json/json-elements'
import type { JsonReader } from '../json/json-format'
import { type JsonObject, listOf, memberOf, textOf, textsOf } from '../json/json-value'
import { AssetFindings } from '../scan/asset-findings'
import type { FindingsReport } from '../scan/findings-report'
import { instant } from '../scan/instant'
import type { ReportTally } from '../scan/report-tally'
import { advisoryOf } from '../vex/advisory-of'
import { Statements } from '../vex/statements'

/** Which lists of `product_status` say what (CSAF 2.0 §3.2.3.9); `recommended` says nothing of a flaw. */
const STATUSES: Record<string, VexStatus> = {
  known_affected: 'affected',
  first_affected: 'affected',
  last_affected: 'affected',
  known_not_affected: 'not_affected',
  fixed: 'fixed',
  first_fixed: 'fixed',
  under_investigation: 'under_investigation',
}

/** Reads statements; products go by ids within the document, which its tree resolves. */
export class CsafReader implements JsonReader {
  private readonly products = new Map<string, string>()
  private readonly relationships = new Map<string, { component: string; product: string }>()
  private readonly rows: { row: JsonObject; at: EvidencePlace }[] = []
  private root: JsonObject = new Map()

  constructor(
    private readonly tally: ReportTally,
    private readonly hints: ParseHints,
  ) {}

  element({ as, value, at }: JsonElement): void {
    if (!(value instanceof Map)) return
    if (as === 'document') this.root = value
    else if (as === 'product') {
      const helper = memberOf(value, 'product_identification_helper')
      this.products.set(
        textOf(value, 'product_id'),
        textOf(helper, 'purl') || textOf(helper, 'cpe') || textOf(value, 'name'),
      )
      this.tally.limit(this.products.size, at)
    } else if (as === 'relationship') {
      const id = textOf(memberOf(value, 'full_product_name'), 'product_id')
      const [component = '', product = ''] = ['product_reference', 'relates_to_product_reference'].map(
        (name) => textOf(value, name),
      )
      this.relationships.set(id, { component, product })
      this.tally.limit(this.relationships.size, at)
    } else {
      this.tally.items += 1
      this.tally.limit(this.tally.items, at)
      this.rows.push({ row: value, at })
    }
  }

  report(): FindingsReport {
    const document = memberOf(this.root, 'document')
    const tracking = memberOf(document, 'tracking')
    const printedAt = instant(textOf(tracking, 'current_release_date'))
    const statements = new Statements('csaf')
    for (const { row, at } of this.rows) this.vulnerability(row, printedAt, statements, at)
    const findings = new AssetFindings('csaf', this.hints.kind ?? 'source')
    statements.into(findings)
    const author = textOf(memberOf(document, 'publisher'), 'name')
    const name = textOf(tracking, 'id') || textOf(document, 'title')
    return {
      header: {
        ...(printedAt === undefined ? {} : { printedAt }),
        assetKind: 'source',
        identities: [],
        ...(name === '' ? {} : { name: name.slice(0, 300) }),
        ...(author === '' ? {} : { author: author.slice(0, 300) }),
      },
      root: { findings, profile: 'vex' },
    }
  }

  private vulnerability(
    row: JsonObject,
    statedAt: string | undefined,
    statements: Statements,
    at: EvidencePlace,
  ): void {
    const ids = advisoryOf(
      textOf(row, 'cve'),
      listOf(row, 'ids').map((one) => textOf(one, 'text')),
    )
    if (!ids) {
      this.tally.unreadable(at)
      return
    }
    const lists = memberOf(row, 'product_status')
    const labels = saidOf(listOf(row, 'flags'), 'label')
    const threats = listOf(row, 'threats').filter((one) => textOf(one, 'category') === 'impact')
    const impacts = saidOf(threats, 'details')
    const remedies = saidOf(listOf(row, 'remediations'), 'details')
    for (const [list, given] of lists instanceof Map ? lists : []) {
      const status = Object.hasOwn(STATUSES, list) ? STATUSES[list] : undefined
      for (const id of Array.isArray(given) ? given : [given]) {
        if (typeof id !== 'string') continue
        this.tally.also(list)
        if (!status) continue
        const of = (said: Map<string, string>) => said.get(id) ?? said.get('') ?? ''
        const justification = of(labels)
        const words = of(impacts) || (status === 'affected' ? of(remedies) : '')
        const statement = { ...ids, ...this.placeOf(id), status }
        statements.add(
          { ...statement, ...(justification ? { justification } : {}), ...(statedAt ? { statedAt } : {}) },
          words,
          at,
        )
        this.tally.limit(statements.size, at)
      }
    }
  }

  /** A product that is a component of another is spoken of only inside that one. */
  private placeOf(id: string, depth = 0): { product: string; component: string } {
    const related = this.relationships.get(id)
    if (!related || depth > 8) return { product: this.products.get(id) ?? id, component: '' }
    const outer = this.placeOf(related.product, depth + 1)
    const inner = this.products.get(related.component) ?? related.component
    return {
      product: outer.product,
      component: [outer.component, inner].filter((part) => part !== '').join(' > '),
    }
  }
}

/** What is said beside the lists, by product; '' is said of every product of the vulnerability. */
function saidOf(parts: ReturnType<typeof listOf>, member: string): Map<string, string> {
  const said = new Map<string, string>()
  for (const part of parts) {
    const ids = textsOf(part, 'product_ids')
    for (const id of ids.length === 0 ? [''] : ids) if (!said.has(id)) said.set(id, textOf(part, member))
  }
  return said
}
