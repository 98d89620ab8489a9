import type { Bench } from '../support/bench'
import type { Figure } from '../support/figure'
import { asOf } from './as-of'
import { ingestGrowth, overviewGrowth } from './growth'
import { ingestFindings } from './ingest-findings'
import { ingestReport } from './ingest-report'
import { largeReport } from './large-report'
import { lateReport } from './late-report'
import { parseTrivy } from './parse-trivy'
import { parseXccdf } from './parse-xccdf'
import { queue } from './queue'
import { storagePerDay } from './storage-per-day'

/** Every figure by its name; `npm run bench -- NAME …` runs some of them. Those that fill the database come last. */
export const FIGURES: Readonly<Record<string, (bench: Bench) => Promise<Figure[]>>> = {
  'parse-trivy': parseTrivy,
  'parse-xccdf': parseXccdf,
  'ingest-report': async (bench) => ingestReport(await bench.world()),
  'ingest-findings': ingestFindings,
  'large-report': largeReport,
  'storage-per-day': storagePerDay,
  'late-report': lateReport,
  queue,
  'as-of': asOf,
  'overview-growth': overviewGrowth,
  'ingest-growth': ingestGrowth,
}
