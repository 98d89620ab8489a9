import { type Figure, figure } from '../support/figure'
import { cpuCost, parseCost } from '../support/parse-cost'
import { peakMemory } from '../support/peak-memory'
import { trivyReport } from '../support/trivy-report'

const MANY = 10_000
const MORE = 100_000

/** Reading a report of Trivy: against `JSON.parse` of the same bytes, as it grows tenfold, and what it holds. */
export async function parseTrivy(): Promise<Figure[]> {
  const text = trivyReport(MANY)
  const cost = await parseCost(text)
  const bytes = new TextEncoder().encode(text)
  const json = await cpuCost(() => JSON.parse(new TextDecoder().decode(bytes)))
  const large = trivyReport(MORE)
  const largeCost = await parseCost(large, 2)
  const { peak, report } = await peakMemory({ kind: 'trivy', count: MANY })
  return [
    figure({
      name: 'parse-trivy',
      value: cost,
      unit: 'ms CPU',
      reference: { name: 'JSON.parse of the same bytes', value: json },
      n: MANY,
      bar: { most: 3, of: 'ratio' },
    }),
    figure({
      name: 'parse-trivy/growth',
      value: largeCost / MORE,
      unit: 'ms CPU a vulnerability',
      reference: { name: `of ${MANY}`, value: cost / MANY },
      n: MORE,
      bar: { most: 1.5, of: 'ratio' },
    }),
    figure({
      name: 'parse-trivy/memory',
      value: peak,
      unit: 'bytes',
      reference: { name: 'the report', value: report },
      n: MANY,
      bar: { most: 3, of: 'ratio' },
    }),
  ]
}
