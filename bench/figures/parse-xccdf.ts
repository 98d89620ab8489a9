import { type Figure, figure } from '../support/figure'
import { parseCost, saxCost } from '../support/parse-cost'
import { peakMemory } from '../support/peak-memory'
import { xccdfReport } from '../support/xccdf-report'

const RULES = 10_000

/** Reading XCCDF results: against a bare SAX pass of the same bytes, on one line and on many, and what ARF makes it hold. */
export async function parseXccdf(): Promise<Figure[]> {
  const text = xccdfReport({ rules: RULES })
  const cost = await parseCost(text)
  const sax = await saxCost(text)
  const oneLine = await parseCost(xccdfReport({ rules: RULES, lines: false }))
  const small = await peakMemory({ kind: 'arf', rules: 1000, characteristics: 10_000 })
  const large = await peakMemory({ kind: 'arf', rules: 1000, characteristics: 200_000 })
  return [
    figure({
      name: 'parse-xccdf',
      value: cost,
      unit: 'ms CPU',
      reference: { name: 'a bare SAX pass of the same bytes', value: sax },
      n: RULES,
      bar: { most: 3, of: 'ratio' },
    }),
    figure({
      name: 'parse-xccdf/one-line',
      value: oneLine,
      unit: 'ms CPU',
      reference: { name: 'of many lines', value: cost },
      n: RULES,
      bar: { most: 1.2, of: 'ratio' },
    }),
    figure({
      name: 'parse-xccdf/memory-of-arf',
      value: large.peak,
      unit: 'bytes',
      reference: {
        name: `of a report ${Math.round(large.report / small.report)} times smaller`,
        value: small.peak,
      },
      n: large.report,
      bar: { most: 1.3, of: 'ratio' },
    }),
  ]
}
