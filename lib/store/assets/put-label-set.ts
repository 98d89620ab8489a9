import type { TenantTx } from '../in-tenant'

/** Keeps a set of labels under its content-derived id. */
export async function putLabelSet(
  tx: TenantTx,
  id: string,
  labels: Readonly<Record<string, string>>,
): Promise<void> {
  tx.later(tx.db.$executeRaw`
    INSERT INTO label_set (tenant_id, id, labels) VALUES (${tx.tenantId}::uuid, ${id}::uuid, ${JSON.stringify(labels)}::jsonb)
    ON CONFLICT DO NOTHING`)
}
