import type { TenantTx } from '../in-tenant'

/** What another tenant proved by that a domain, which this one claims, is its own; null when no other has. */
export async function otherProof(tx: TenantTx, domain: string): Promise<string | null> {
  const rows = await tx.db.$queryRaw<{ proof: string }[]>`SELECT proof FROM app.other_proof(${domain})`
  return rows[0]?.proof ?? null
}
