import { SaxesParser } from 'saxes'
import { parseReport } from '../../lib/ingest/parse-report'

/** CPU in milliseconds of the cheapest of several turns: what a turn costs when nothing else comes between. */
export async function cpuCost(work: () => unknown, turns = 5): Promise<number> {
  let least = Number.POSITIVE_INFINITY
  for (let i = 0; i < turns; i++) {
    const began = process.cpuUsage()
    await work()
    const { user, system } = process.cpuUsage(began)
    least = Math.min(least, (user + system) / 1000)
  }
  return least
}

/** CPU of reading a report whole, as ingest does before it asks the database anything. */
export async function parseCost(text: string, turns?: number): Promise<number> {
  const bytes = new TextEncoder().encode(text)
  return cpuCost(() => parseReport(bytes, {}), turns)
}

/** CPU of a bare SAX pass that looks at nothing. */
export function saxCost(text: string): Promise<number> {
  return cpuCost(() => new SaxesParser({ xmlns: true }).write(text).close())
}
