import type { Scope } from '@/lib/access/keys'
import { loadCatalogue } from '@/lib/catalogue/load-catalogue'
import { countFindings } from '@/lib/store/findings/count-findings'
import { inTenant } from '@/lib/store/in-tenant'
import type { FindingsAtQuery } from './finding.schema'
import { findingFilter } from './finding-filter'
import { momentOf } from './moment-of'

/** How many findings fit the filters. */
export async function findingCount(
  scope: Scope,
  query: FindingsAtQuery,
  now: Date = new Date(),
): Promise<{ count: number }> {
  const moment = momentOf(query, now)
  return inTenant(scope, async (tx) => {
    const filter = await findingFilter(tx, loadCatalogue(), query, moment.at)
    return { count: await countFindings(tx, filter, moment) }
  })
}
