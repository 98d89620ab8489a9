import type { TenantTx } from '../in-tenant'
import type { SessionEnd } from './end-session'

/** Ends every session by a provider of the transaction's own tenant (named by its source); answers how many there were. */
export async function endProviderSessions(
  tx: TenantTx,
  { source, why, at }: { source: string; why: SessionEnd; at: Date },
): Promise<number> {
  const rows = await tx.db.$queryRaw<{ ended: number }[]>`
    SELECT app.end_provider_sessions(${source}, ${why}, ${at}::timestamptz) AS ended
    WHERE app.current_tenant() = ${tx.tenantId}::uuid`
  return rows[0]?.ended ?? 0
}
