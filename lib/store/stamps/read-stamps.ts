import type { TenantTx } from '../in-tenant'

/** The stamps of all parts that ever changed, by part. */
export type Stamps = ReadonlyMap<number, string>

const read = new WeakMap<TenantTx, Promise<Stamps>>()

/**
 * The stamps of a tenant, read once in a transaction, and before what they are of: that is then at least as new as they say.
 */
export function readStamps(tx: TenantTx): Promise<Stamps> {
  const known = read.get(tx) ?? stampsOf(tx)
  read.set(tx, known)
  return known
}

async function stampsOf(tx: TenantTx): Promise<Stamps> {
  const rows = await tx.db.$queryRaw<{ part: number; stamp: string }[]>`
    SELECT part::int AS part, stamp FROM change_stamp WHERE tenant_id = ${tx.tenantId}::uuid`
  return new Map(rows.map(({ part, stamp }) => [part, stamp]))
}
