import { v4 } from 'uuid'
import type { TenantTx } from '../in-tenant'

/** One look a transaction: a change asks for its actor several times (its row, its audit event, its leaf). */
const known = new WeakMap<TenantTx, Promise<string>>()

/**
 * The random reference under which the logs name whoever acts in this transaction; made at their first act in the
 * tenant. It says nothing of the person, so that they can be erased without touching a leaf.
 */
export function ensureActor(tx: TenantTx): Promise<string> {
  let id = known.get(tx)
  if (!id) {
    id = find(tx)
    known.set(tx, id)
  }
  return id
}

async function find(tx: TenantTx): Promise<string> {
  const { kind, subject, label } = tx.scope.actor
  const read = async () =>
    (
      await tx.db.$queryRaw<{ id: string; label: string }[]>`
        SELECT id, label FROM actor WHERE tenant_id = ${tx.tenantId}::uuid AND kind = ${kind} AND subject = ${subject}`
    )[0]
  let row = await read()
  if (!row) {
    await tx.db.$executeRaw`
      INSERT INTO actor (tenant_id, id, kind, subject, label, created_at)
      VALUES (${tx.tenantId}::uuid, ${v4()}::uuid, ${kind}, ${subject}, ${label}, now()) ON CONFLICT DO NOTHING`
    row = await read()
  }
  if (!row) throw new Error('an actor that was just made is not there')
  if (row.label !== label) {
    await tx.db.$executeRaw`
      UPDATE actor SET label = ${label} WHERE tenant_id = ${tx.tenantId}::uuid AND id = ${row.id}::uuid`
  }
  return row.id
}
