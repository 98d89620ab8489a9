import type { TenantTx } from '../in-tenant'

export interface DomainRow {
  id: string
  domain: string
  proof: string
  checkedAt: Date | null
  /** Null: not proved, or no longer. */
  verifiedAt: Date | null
}

/** The domains that the tenant says are its own, by name; or the one of an id. */
export async function listDomains(tx: TenantTx, id: string | null = null): Promise<DomainRow[]> {
  return tx.db.$queryRaw<DomainRow[]>`
    SELECT d.id, d.domain, d.proof, d.checked_at AS "checkedAt", o.verified_at AS "verifiedAt"
    FROM tenant_domain d JOIN app.own_domains() o ON o.domain = d.domain
    WHERE d.tenant_id = ${tx.tenantId}::uuid AND (${id}::uuid IS NULL OR d.id = ${id}::uuid) ORDER BY d.domain`
}
