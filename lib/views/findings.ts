import { validate } from 'uuid'
import type { Scope } from '@/lib/access/keys'
import { loadCatalogue } from '@/lib/catalogue/load-catalogue'
import { checkKey } from '@/lib/core/check'
import { decodeCursor } from '@/lib/core/cursor'
import { statusFilter } from '@/lib/core/finding-status'
import type { Catalogue } from '@/lib/core/framework'
import { parsePublicId } from '@/lib/core/public-id'
import { UUID } from '@/lib/core/uuid-form'
import { type FindingRow, listFindings as readFindings } from '@/lib/store/findings/list-findings'
import { listFindingsAt } from '@/lib/store/findings/list-findings-at'
import { inTenant } from '@/lib/store/in-tenant'
import type { FindingPageDto, FindingsQuery } from './finding.schema'
import { findingDtos } from './finding-dto'
import { pageOf } from './page-of'
import { resolveAssetFilter } from './resolve-asset-filter'
import { isPast, timesOf } from './times'

const NOBODY = '00000000-0000-0000-0000-000000000000'
/** What the first key of a cursor is, by the order. */
const CURSOR_OF = { impact: 'int4', first_seen: 'instant', asset: 'string' } as const

/**
 * Findings that fit the filters, in the order asked for; by default what is worth most to fix first. With a time they are as
 * they stood at it (`docs/decisions/007`), with as many statements.
 */
export async function listFindings(scope: Scope, query: FindingsQuery): Promise<FindingPageDto> {
  const catalogue = loadCatalogue()
  const cursor = query.cursor ? decodeCursor(query.cursor, [CURSOR_OF[query.sort], UUID]) : null
  return inTenant(scope, async (tx) => {
    const assets = await resolveAssetFilter(tx, query.asset)
    if (assets === 'none') return { items: [], next_cursor: null }
    const filter = {
      ids: null,
      ...statusFilter(query.status),
      severity: query.severity ?? null,
      assetIds: assets,
      checkKeys: checkKeysOf(query, catalogue),
      ownerId: query.owner === undefined ? null : (parsePublicId('user', query.owner) ?? NOBODY),
      text: query.q ?? null,
      sort: query.sort,
      after: cursor ? { value: cursor[0] ?? 0, id: String(cursor[1]) } : null,
      limit: query.limit + 1,
    }
    const past = isPast(query) ? timesOf(query) : null
    const rows = await (past ? listFindingsAt(tx, { ...filter, ...past }) : readFindings(tx, filter))
    return pageOf(rows, query.limit, await findingDtos(tx, catalogue, rows, past), (row) => [
      sortValue(row, query.sort),
      row.id,
    ])
  })
}

/** Keys that the filters of check and safeguard leave; null is all, none of a safeguard that is not known. */
function checkKeysOf({ check, safeguard }: FindingsQuery, catalogue: Catalogue): string[] | null {
  const one = check === undefined ? null : validate(check) ? check : checkKey(check)
  if (safeguard === undefined) return one === null ? null : [one]
  const checks = catalogue.checksBySafeguard.get(safeguard) ?? []
  const keys = checks.flatMap((known) => [known.key, ...known.aliasKeys])
  return one === null ? keys : keys.filter((key) => key === one)
}

function sortValue(row: FindingRow, sort: FindingsQuery['sort']): string | number {
  if (sort === 'asset') return row.assetName
  return sort === 'impact' ? row.weight : row.firstSeen.getTime()
}
