import type { TenantTx } from '../in-tenant'

/** What an agent says of itself. */
export interface AgentHealth {
  version: string
  /** Reports that wait on its machine, and that were refused and are kept there. */
  waiting: number
  refused: number
  oldestAt: Date | null
}

/** Keeps what an agent said of itself last. */
export async function noteHealth(
  tx: TenantTx,
  id: string,
  { version, waiting, refused, oldestAt }: AgentHealth,
): Promise<void> {
  await tx.db.$executeRaw`
    UPDATE agent SET version = ${version}, spool_waiting = ${waiting}, spool_refused = ${refused}, spool_oldest_at = ${oldestAt}
    WHERE tenant_id = ${tx.tenantId}::uuid AND id = ${id}::uuid`
}
