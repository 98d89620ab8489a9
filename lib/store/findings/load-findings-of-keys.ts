import type { TenantTx } from '../in-tenant'

export interface FindingOfKey {
  checkKey: string
  subjectKey: string
  findingId: string
  machine: 'open' | 'closed'
  firstSeen: Date
}

/** Findings that these keys of an asset name. */
export async function loadFindingsOfKeys(
  tx: TenantTx,
  assetId: string,
  keys: readonly { checkKey: string; subjectKey: string }[],
): Promise<FindingOfKey[]> {
  if (keys.length === 0) return []
  return tx.db.$queryRaw<FindingOfKey[]>`
    SELECT k.check_key AS "checkKey", k.subject_key AS "subjectKey", f.id AS "findingId", f.machine, f.first_seen AS "firstSeen"
    FROM unnest(${keys.map((k) => k.checkKey)}::uuid[], ${keys.map((k) => k.subjectKey)}::uuid[]) AS q(check_key, subject_key)
    JOIN finding_key k ON k.tenant_id = ${tx.tenantId}::uuid AND k.asset_id = ${assetId}::uuid
      AND k.check_key = q.check_key AND k.subject_key = q.subject_key
    JOIN finding f ON f.tenant_id = ${tx.tenantId}::uuid AND f.id = k.finding_id`
}
