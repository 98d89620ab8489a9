import type { TenantTx } from '../in-tenant'

/** A late report may show that a finding is older than was known. */
export async function earlierFirstSeen(
  tx: TenantTx,
  findings: readonly { id: string; firstSeen: Date }[],
): Promise<void> {
  if (findings.length === 0) return
  await tx.db.$executeRaw`
    UPDATE finding f SET first_seen = e.first_seen
    FROM unnest(${findings.map((f) => f.id)}::uuid[], ${findings.map((f) => f.firstSeen)}::timestamptz[]) AS e(id, first_seen)
    WHERE f.tenant_id = ${tx.tenantId}::uuid AND f.id = e.id AND f.first_seen > e.first_seen`
}
