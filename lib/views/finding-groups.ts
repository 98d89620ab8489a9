import type { Scope } from '@/lib/access/keys'
import { loadCatalogue } from '@/lib/catalogue/load-catalogue'
import { decodeCursor } from '@/lib/core/cursor'
import { fixOfAll } from '@/lib/core/fix-of-all'
import type { Catalogue } from '@/lib/core/framework'
import { localDay } from '@/lib/core/local-day'
import { publicId } from '@/lib/core/public-id'
import { unknownChecks } from '@/lib/store/checks/unknown-checks'
import { type FindingGroupRow, groupFindings } from '@/lib/store/findings/group-findings'
import { inTenant, type TenantTx } from '@/lib/store/in-tenant'
import type { FindingGroupDto, FindingGroupPageDto, FindingGroupsQuery } from './finding.schema'
import { findingFilter } from './finding-filter'
import { momentOf } from './moment-of'
import { pageOf } from './page-of'
import { severityOfRank } from './severity-rank'

/** The findings that fit, by check, asset, image or package: the worst group first. */
export async function findingGroups(
  scope: Scope,
  query: FindingGroupsQuery,
  now: Date = new Date(),
): Promise<FindingGroupPageDto> {
  const catalogue = loadCatalogue()
  const cursor = query.cursor ? decodeCursor(query.cursor, ['int4', 'int4', 'string']) : null
  const moment = momentOf(query, now)
  return inTenant(scope, async (tx) => {
    const rows = await groupFindings(tx, {
      by: query.by,
      filter: await findingFilter(tx, catalogue, query, moment.at),
      moment,
      today: localDay(moment.at.getTime(), scope.tenant.timeZone),
      after: cursor ? { worst: Number(cursor[0]), count: Number(cursor[1]), key: String(cursor[2]) } : null,
      limit: query.limit + 1,
    })
    const names = query.by === 'check' ? await checkNames(tx, catalogue, rows) : new Map<string, string>()
    return pageOf(
      rows,
      query.limit,
      (row) => groupDto(query.by, row, filterOf(query.by, row, names)),
      ({ worst, count, key }) => [worst, count, key],
    )
  })
}

function groupDto(
  by: FindingGroupsQuery['by'],
  row: FindingGroupRow,
  filter: Record<string, string>,
): FindingGroupDto {
  return {
    key: row.key,
    label: row.label,
    filter,
    count: row.count,
    severity: severityOfRank(row.worst),
    assets: row.assets,
    overdue: row.overdue,
    weight: row.weight,
    oldest: row.oldest.toISOString(),
    fix: by === 'package' && row.key !== '' ? fixOf(row) : null,
  }
}

function fixOf({ key, fixedIn, unfixed, apart }: FindingGroupRow): FindingGroupDto['fix'] {
  return { ...fixOfAll(key.split('/', 1)[0] ?? '', fixedIn, unfixed, apart), unfixed }
}

/** Findings that have no image or package belong to a group without a filter of its own. */
function filterOf(
  by: FindingGroupsQuery['by'],
  { key }: FindingGroupRow,
  names: ReadonlyMap<string, string>,
): Record<string, string> {
  if (key === '') return {}
  if (by === 'asset') return { asset: publicId('asset', key) }
  return { [by]: by === 'check' ? (names.get(key) ?? key) : key }
}

async function checkNames(
  tx: TenantTx,
  catalogue: Catalogue,
  rows: readonly FindingGroupRow[],
): Promise<Map<string, string>> {
  const unknown = await unknownChecks(
    tx,
    rows.map(({ key }) => key).filter((key) => !catalogue.checkByKey.has(key)),
  )
  return new Map(
    rows.flatMap(({ key }) => {
      const name = catalogue.checkByKey.get(key)?.name ?? unknown.get(key)?.name
      return name ? [[key, name] as const] : []
    }),
  )
}
