import type { BenchWorld } from '../support/bench-world'
import type { Figure } from '../support/figure'
import { ingestReport } from './ingest-report'

/** Every figure by its name; `npm run bench -- NAME …` runs some of them. */
export const FIGURES: Readonly<Record<string, (world: BenchWorld) => Promise<Figure[]>>> = {
  'ingest-report': ingestReport,
}
