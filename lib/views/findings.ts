import type { Scope } from '@/lib/access/keys'
import { loadCatalogue } from '@/lib/catalogue/load-catalogue'
import { decodeCursor } from '@/lib/core/cursor'
import { UUID } from '@/lib/core/uuid-form'
import { type FindingRow, listFindings as readFindings } from '@/lib/store/findings/list-findings'
import { inTenant } from '@/lib/store/in-tenant'
import type { FindingPageDto, FindingsQuery } from './finding.schema'
import { findingDtos } from './finding-dto'
import { findingFilter } from './finding-filter'
import { momentOf } from './moment-of'
import { pageOf } from './page-of'
import { severityRank } from './severity-rank'

const DAY = /^\d{4}-\d{2}-\d{2}$/
/** Where findings without a due date stand. */
const NEVER = '9999-12-31'
/** What the first key of a cursor is, by the order. */
const CURSOR_OF = {
  impact: 'int4',
  risk: 'int4',
  severity: 'int4',
  first_seen: 'instant',
  due: DAY,
  asset: 'string',
} as const

/**
 * Findings that fit the filters, in the order asked for; by default what is worth most to fix first. With a time they are as
 * they stood at it (`docs/decisions/007`), with as many statements.
 */
export async function listFindings(
  scope: Scope,
  query: FindingsQuery,
  now: Date = new Date(),
): Promise<FindingPageDto> {
  const catalogue = loadCatalogue()
  const cursor = query.cursor ? decodeCursor(query.cursor, [CURSOR_OF[query.sort], UUID]) : null
  const moment = momentOf(query, now)
  return inTenant(scope, async (tx) => {
    const filter = await findingFilter(tx, catalogue, query, moment.at)
    const rows = await readFindings(tx, {
      filter,
      moment,
      sort: query.sort,
      after: cursor ? { value: cursor[0] ?? 0, id: String(cursor[1]) } : null,
      limit: query.limit + 1,
    })
    const past = moment.past ? moment : null
    return pageOf(rows, query.limit, await findingDtos(tx, catalogue, rows, past), (row) => [
      sortValue(row, query.sort),
      row.id,
    ])
  })
}

function sortValue(row: FindingRow, sort: FindingsQuery['sort']): string | number {
  if (sort === 'asset') return row.assetName
  if (sort === 'due') return row.dueOn ?? NEVER
  if (sort === 'risk') return row.risk
  if (sort === 'severity') return severityRank(row.severity)
  return sort === 'impact' ? row.weight : row.firstSeen.getTime()
}
