import type { TenantTx } from '../in-tenant'

/** Titles of checks that the catalogue does not know. */
export async function putUnknownChecks(
  tx: TenantTx,
  checks: readonly { key: string; name: string; title: string }[],
): Promise<void> {
  if (checks.length === 0) return
  tx.later(tx.db.$executeRaw`
    INSERT INTO unknown_check (tenant_id, check_key, name, title)
    SELECT ${tx.tenantId}::uuid, c.key, c.name, c.title
    FROM unnest(${checks.map((c) => c.key)}::uuid[], ${checks.map((c) => c.name)}::text[], ${checks.map((c) => c.title)}::text[])
      AS c(key, name, title)
    ON CONFLICT DO NOTHING`)
}
