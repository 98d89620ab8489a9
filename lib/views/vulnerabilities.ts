import type { Scope } from '@/lib/access/keys'
import { decodeCursor } from '@/lib/core/cursor'
import { inTenant, type TenantTx } from '@/lib/store/in-tenant'
import {
  listVulnerabilities as readVulnerabilities,
  type VulnerabilityQuery,
  type VulnerabilitySummary,
} from '@/lib/store/vulnerabilities/list-vulnerabilities'
import { pageOf } from './page-of'
import { resolveAssetFilter } from './resolve-asset-filter'
import { timesOf } from './times'
import type {
  VulnerabilitiesQuery,
  VulnerabilityPageDto,
  VulnerabilitySummaryDto,
} from './vulnerability.schema'
import { listDtos } from './vulnerability-lists'

const RANK = /^-?\d{1,15}$/

/**
 * Vulnerabilities that fit the filters at an instant, one row a flaw, in the order asked for; by default what is exploited first, then the
 * worst. Lists of exploitation are those of now. Two statements, one more where an asset is named.
 */
export async function listVulnerabilities(
  scope: Scope,
  query: VulnerabilitiesQuery,
  now: Date = new Date(),
): Promise<VulnerabilityPageDto> {
  const cursor = query.cursor ? decodeCursor(query.cursor, [RANK, 'string']) : null
  return inTenant(scope, async (tx) => {
    const after = cursor ? { value: Number(cursor[0]), advisory: String(cursor[1]) } : null
    const asked = await vulnerabilityQuery(tx, query, now)
    const rows = asked ? await readVulnerabilities(tx, { ...asked, after, limit: query.limit + 1 }) : []
    const page = pageOf(rows, query.limit, summaryDto, ({ rank, advisory }) => [String(rank), advisory])
    return { ...page, lists: await listDtos(tx) }
  })
}

/** What a query means for the store; null: nothing fits it. */
export async function vulnerabilityQuery(
  tx: TenantTx,
  query: Omit<VulnerabilitiesQuery, 'limit' | 'cursor'>,
  now: Date,
): Promise<Omit<VulnerabilityQuery, 'after' | 'limit'> | null> {
  const assets = await resolveAssetFilter(tx, query.asset)
  if (assets === 'none') return null
  const said = (word: 'true' | 'false' | undefined) => (word === undefined ? null : word === 'true')
  return {
    ...timesOf(query, now),
    severities: query.severity?.split(',') ?? null,
    knownExploited: said(query.exploited),
    fixable: said(query.fixable),
    epss: query.epss === undefined ? null : Number(query.epss),
    answered: query.vex === undefined ? null : query.vex === 'answered',
    assetIds: assets,
    package: query.package ?? null,
    text: query.q ?? null,
    advisories: null,
    sort: query.sort,
  }
}

export function summaryDto(row: VulnerabilitySummary): VulnerabilitySummaryDto {
  return {
    id: row.advisory,
    aliases: row.aliases,
    other_ids: row.otherIds,
    title: row.title,
    severity: row.severity,
    cvss: row.cvss,
    assets: row.assets,
    packages: row.packages,
    package_count: row.packageCount,
    fixed_in: row.fixedIn,
    fixable: row.fixable,
    since: row.since.toISOString(),
    known_exploited: row.knownExploited,
    epss: row.epss,
    answered: row.answered,
  }
}
