import { Prisma } from '../generated/client'
import type { TenantTx } from '../in-tenant'
import type { FindingFactsRow } from './set-finding-facts'

export interface FindingOfKey extends FindingFactsRow {
  checkKey: string
  subjectKey: string
}

/** Findings that keys of an asset name. @param checkKeys null: of every check */
export async function loadFindingsOfKeys(
  tx: TenantTx,
  assetId: string,
  checkKeys: readonly string[] | null,
): Promise<FindingOfKey[]> {
  if (checkKeys?.length === 0) return []
  const some = checkKeys ? Prisma.sql`AND check_key = ANY(${[...checkKeys]}::uuid[])` : Prisma.empty
  return tx.db.$queryRaw<FindingOfKey[]>`
    SELECT k.check_key AS "checkKey", k.subject_key AS "subjectKey", f.id, f.machine, f.first_seen AS "firstSeen", f.opened_at AS "openedAt",
      f.closed_at AS "closedAt", f.reopened
    FROM (SELECT check_key, subject_key, finding_id FROM finding_key WHERE tenant_id = ${tx.tenantId}::uuid AND asset_id = ${assetId}::uuid ${some}) k
    CROSS JOIN LATERAL (SELECT * FROM finding o WHERE o.tenant_id = ${tx.tenantId}::uuid AND o.id = k.finding_id OFFSET 0) f`
}

/** Ids of the findings that name an asset by any key. */
export async function findingsOfAssets(tx: TenantTx, assetIds: readonly string[]): Promise<string[]> {
  if (assetIds.length === 0) return []
  const rows = await tx.db.findingKey.findMany({
    where: { tenantId: tx.tenantId, assetId: { in: [...assetIds] } },
    select: { findingId: true },
    distinct: ['findingId'],
  })
  return rows.map((row) => row.findingId)
}

/** Findings of vulnerabilities by their identity: identity → id. */
export async function findingsByIdentity(
  tx: TenantTx,
  identities: readonly string[],
): Promise<Map<string, string>> {
  if (identities.length === 0) return new Map()
  const rows = await tx.db.$queryRaw<{ id: string; identity: string }[]>`
    SELECT id, identity FROM finding WHERE tenant_id = ${tx.tenantId}::uuid AND identity = ANY(${[...identities]}::uuid[])`
  return new Map(rows.map(({ id, identity }) => [identity, id]))
}
