import { checkName } from '../../core/check'
import type { EvidencePlace, VexStatement } from '../../core/report'
import type { AssetFindings } from '../scan/asset-findings'

/** Longest id of a product that is kept; real ones have some 200 characters. */
const LONGEST = 500

interface Stated {
  statement: VexStatement
  said: string
  at: EvidencePlace
}

/** Statements of one document. On one (advisory, product, component) the latest holds, of equal times the last. */
export class Statements {
  private readonly latest = new Map<string, Stated>()

  constructor(private readonly tool: string) {}

  /** @param said why, in the words of the document */
  add(given: VexStatement, said: string, at: EvidencePlace): void {
    const statement = {
      ...given,
      product: given.product.slice(0, LONGEST),
      component: given.component.slice(0, LONGEST),
    }
    const key = JSON.stringify([statement.advisory, statement.product, statement.component])
    const known = this.latest.get(key)
    if (known && (known.statement.statedAt ?? '') > (statement.statedAt ?? '')) return
    this.latest.set(key, { statement, said, at })
  }

  get size(): number {
    return this.latest.size
  }

  /** As lines about the document: they are shown with it, and count as no fault and no pass of anything. */
  into(findings: AssetFindings): void {
    for (const { statement, said, at } of this.latest.values()) {
      const { advisory, product, component, status, justification } = statement
      findings.other({
        vex: statement,
        check: { name: checkName(this.tool, 'statement'), title: 'VEX statement', known: false },
        subject: [advisory, product, component].filter((part) => part !== '').join(' '),
        result: 'informational',
        detail: [justification, said].filter(Boolean).join(': '),
        printedResult: status,
        at,
      })
    }
  }
}
