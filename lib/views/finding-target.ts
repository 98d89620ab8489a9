import type { Scope } from '@/lib/access/keys'
import { loadCatalogue } from '@/lib/catalogue/load-catalogue'
import { Invalid } from '@/lib/core/errors'
import type { FindingFilter } from '@/lib/store/findings/finding-sql'
import { inTenant } from '@/lib/store/in-tenant'
import type { FindingFilterQuery } from './finding.schema'
import { findingFilter } from './finding-filter'

interface Said {
  ids?: string[] | undefined
  versions?: Record<string, number> | undefined
  filter?: FindingFilterQuery | undefined
  count?: number | undefined
}

/** The findings that a body names: chosen ones, or all of a filter. @throws Invalid unless it is exactly one of both */
export async function findingTarget(
  scope: Scope,
  { ids, versions, filter, count }: Said,
): Promise<
  { ids: string[]; versions?: Record<string, number> | undefined } | { filter: FindingFilter; count: number }
> {
  if (ids && !filter && count === undefined) return { ids, versions }
  if (!filter || count === undefined || ids) {
    throw new Invalid('invalid_body', 'Say either ids, or filter and count.', { at: '/ids' })
  }
  return inTenant(scope, async (tx) => ({ filter: await findingFilter(tx, loadCatalogue(), filter), count }))
}
