import type { TenantTx } from '../in-tenant'

export interface NamedActor {
  id: string
  kind: 'person' | 'token' | 'system'
  label: string
  /** Whether it is whoever acts in this transaction. */
  own: boolean
}

/** Who stands behind references of the logs. */
export async function actorsById(tx: TenantTx, ids: readonly string[]): Promise<Map<string, NamedActor>> {
  const rows = await tx.db.actor.findMany({
    where: { tenantId: tx.tenantId, id: { in: [...new Set(ids)] } },
    select: { id: true, kind: true, label: true, subject: true },
  })
  const { kind, subject } = tx.scope.actor
  return new Map(
    rows.map((row) => {
      const own = row.kind === kind && row.subject === subject
      return [row.id, { id: row.id, kind: row.kind as NamedActor['kind'], label: row.label, own }]
    }),
  )
}
