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
  return tx.db.$queryRaw<FindingOfKey[]>`
    SELECT k.check_key AS "checkKey", k.subject_key AS "subjectKey", f.id, f.machine, f.first_seen AS "firstSeen", f.opened_at AS "openedAt",
      f.closed_at AS "closedAt", f.reopened
    FROM finding_key k JOIN finding f ON f.tenant_id = k.tenant_id AND f.id = k.finding_id
    WHERE k.tenant_id = ${tx.tenantId}::uuid AND k.asset_id = ${assetId}::uuid
      AND (${checkKeys === null} OR k.check_key = ANY(${[...(checkKeys ?? [])]}::uuid[]))`
}
