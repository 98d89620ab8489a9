import { ensureActor } from '../actors/ensure-actor'
import type { TenantTx } from '../in-tenant'

export interface NewDomain {
  id: string
  domain: string
  proof: string
  at: Date
}

/** Keeps that the tenant says a domain is its own; false when it did already. */
export async function insertDomain(tx: TenantTx, { id, domain, proof, at }: NewDomain): Promise<boolean> {
  const made = await tx.db.$executeRaw`
    INSERT INTO tenant_domain (tenant_id, id, domain, proof, created_at, created_by)
    VALUES (${tx.tenantId}::uuid, ${id}::uuid, ${domain}, ${proof}, ${at}, ${await ensureActor(tx)}::uuid)
    ON CONFLICT DO NOTHING`
  return made > 0
}
