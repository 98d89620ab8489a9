import type { TenantTx } from '../in-tenant'

export interface NamedActor {
  id: string
  kind: 'person' | 'token' | 'system'
  label: string
  /** User id, token id or job name. */
  subject: string
}

/** Who stands behind references of the logs. */
export async function actorsById(tx: TenantTx, ids: readonly string[]): Promise<Map<string, NamedActor>> {
  const rows = await tx.db.actor.findMany({
    where: { tenantId: tx.tenantId, id: { in: [...new Set(ids)] } },
    select: { id: true, kind: true, label: true, subject: true },
  })
  return new Map(rows.map((row) => [row.id, { ...row, kind: row.kind as NamedActor['kind'] }]))
}
