import type { BenchWorld } from '../support/bench-world'
import type { Figure } from '../support/figure'
import { ingestReport } from './ingest-report'
import { parseTrivy } from './parse-trivy'
import { parseXccdf } from './parse-xccdf'

/** Every figure by its name; `npm run bench -- NAME …` runs some of them. The world is started by the first that wants it. */
export const FIGURES: Readonly<Record<string, (world: () => Promise<BenchWorld>) => Promise<Figure[]>>> = {
  'parse-trivy': parseTrivy,
  'parse-xccdf': parseXccdf,
  'ingest-report': async (world) => ingestReport(await world()),
}
