import type { TenantTx } from '../in-tenant'
import type { EndedWhy } from './determination-row'

/** From an instant on these no longer count; what they counted for before stays. */
export async function endDeterminations(
  tx: TenantTx,
  ids: readonly string[],
  end: { at: Date; why: EndedWhy; by: string },
): Promise<void> {
  if (ids.length === 0) return
  await tx.db.$executeRaw`
    UPDATE determination SET ended_at = ${end.at}, ended_why = ${end.why}, ended_by = ${end.by}::uuid
    WHERE tenant_id = ${tx.tenantId}::uuid AND id = ANY(${[...ids]}::uuid[]) AND ended_at IS NULL`
}
