import { type EvidencePlace, type ParseHints, VEX_STATUSES } from '../../core/report'
import type { JsonElement } from '../json/json-elements'
import type { JsonReader } from '../json/json-format'
import { type JsonObject, type JsonValue, listOf, memberOf, textOf, textsOf } from '../json/json-value'
import { AssetFindings } from '../scan/asset-findings'
import type { FindingsReport } from '../scan/findings-report'
import { instant } from '../scan/instant'
import type { ReportTally } from '../scan/report-tally'
import { advisoryOf } from '../vex/advisory-of'
import { Statements } from '../vex/statements'

/** Reads statements; those without a time of their own were made when the document was. */
export class OpenVexReader implements JsonReader {
  private readonly rows: { row: JsonObject; at: EvidencePlace }[] = []
  private document: JsonObject = new Map()

  constructor(
    private readonly tally: ReportTally,
    private readonly hints: ParseHints,
  ) {}

  element({ as, value, at }: JsonElement): void {
    if (!(value instanceof Map)) return
    if (as === 'document') this.document = value
    else {
      this.tally.count(textOf(value, 'status'), at)
      this.rows.push({ row: value, at })
    }
  }

  report(): FindingsReport {
    const made = instant(textOf(this.document, 'last_updated')) ?? instant(textOf(this.document, 'timestamp'))
    const statements = new Statements('openvex')
    for (const { row, at } of this.rows) this.statement(row, made, statements, at)
    const findings = new AssetFindings('openvex', this.hints.kind ?? 'source')
    statements.into(findings)
    const name = textOf(this.document, '@id')
    const author = textOf(this.document, 'author')
    return {
      header: {
        ...(made === undefined ? {} : { printedAt: made }),
        assetKind: 'source',
        identities: [],
        ...(name === '' ? {} : { name: name.slice(0, 300) }),
        ...(author === '' ? {} : { author: author.slice(0, 300) }),
      },
      root: { findings, profile: 'vex' },
    }
  }

  private statement(
    row: JsonObject,
    made: string | undefined,
    statements: Statements,
    at: EvidencePlace,
  ): void {
    const flaw = memberOf(row, 'vulnerability')
    const name = textOf(flaw, 'name') || textOf(flaw, '@id') || (typeof flaw === 'string' ? flaw : '')
    const ids = advisoryOf(name, textsOf(flaw, 'aliases'))
    const status = VEX_STATUSES.find((one) => one === textOf(row, 'status'))
    const products = listOf(row, 'products')
    if (!ids || !status) {
      this.tally.unreadable(at)
      return
    }
    if (products.length === 0) this.tally.note('warning', 'statement_without_product', NO_PRODUCT, at.pointer)
    const statedAt = instant(textOf(row, 'timestamp')) ?? made
    const justification = textOf(row, 'justification')
    const said = ['impact_statement', 'action_statement', 'status_notes'].map((one) => textOf(row, one))
    for (const product of products) {
      const id = idOf(product)
      if (id === '') continue
      const own = listOf(product, 'subcomponents')
      const components = [...(own.length > 0 ? own : listOf(row, 'subcomponents'))]
        .map(idOf)
        .filter((one) => one !== '')
      for (const component of components.length > 0 ? components : ['']) {
        const statement = { ...ids, product: id, component, status }
        statements.add(
          { ...statement, ...(justification ? { justification } : {}), ...(statedAt ? { statedAt } : {}) },
          said.find((text) => text !== '') ?? '',
          at,
        )
        this.tally.limit(statements.size, at)
      }
    }
  }
}

/** What a product or component is called: its package URL before anything else. */
function idOf(product: JsonValue): string {
  if (typeof product === 'string') return product.trim()
  const identifiers = memberOf(product, 'identifiers')
  const id = textOf(product, '@id')
  if (id.startsWith('pkg:')) return id
  return textOf(identifiers, 'purl') || id || textOf(identifiers, 'cpe23') || textOf(identifiers, 'cpe22')
}

const NO_PRODUCT =
  'A statement names no product, so it applies to nothing. It belongs to an attestation: hand in the statement with its subject as product.'
