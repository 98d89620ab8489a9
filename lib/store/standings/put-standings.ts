import type { TenantTx } from '../in-tenant'
import type { StandingContent } from './standing-row'

/** Keeps standings under their content-derived ids. */
export async function putStandings(tx: TenantTx, standings: readonly StandingContent[]): Promise<void> {
  if (standings.length === 0) return
  tx.later(tx.db.$executeRaw`
    INSERT INTO standing (tenant_id, id, catalogue_version, kinds, fresh, content)
    SELECT ${tx.tenantId}::uuid, s.id, s.version, ARRAY(SELECT jsonb_array_elements_text(s.kinds::jsonb)), s.fresh, s.content
    FROM unnest(${standings.map((s) => s.id)}::uuid[], ${standings.map((s) => s.version)}::text[],
      ${standings.map((s) => JSON.stringify(s.kinds))}::text[], ${standings.map((s) => s.fresh)}::boolean[],
      ${standings.map((s) => Buffer.from(s.content))}::bytea[]) AS s(id, version, kinds, fresh, content)
    ON CONFLICT DO NOTHING`)
}
