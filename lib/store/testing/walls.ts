import type pg from 'pg'
import type { Scope } from '@/lib/access/keys'
import type { PrincipalTenant } from '@/lib/access/principal'
import { inTenant, type TenantTx } from '../in-tenant'

/**
 * The two walls between tenants: row-level security, and the tenant that every statement names. Each is taken down here
 * to prove that the other holds alone, and both together to prove that a leak would be seen.
 */
export interface Way {
  /** Whose transaction it is: what row-level security filters by. */
  scope: Scope
  /** Whom the statements name; null: whose transaction it is. */
  named: PrincipalTenant | null
}

/** A unit of work in somebody's transaction, its statements naming whom they are told to. */
export function under<T>({ scope, named }: Way, work: (tx: TenantTx) => Promise<T>): Promise<T> {
  return inTenant(scope, (tx) => work(named ? { ...tx, tenantId: named.id } : tx))
}

/** Tables with row-level security, as `tenant_id` names their tenant; `tenant` itself by its id. */
export async function guardedTables(owner: pg.Client): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relrowsecurity ORDER BY 1`,
  )
  return rows.map((row) => row.name)
}

/** Takes the policies of tables out of force, or puts them back. */
export async function setSecurity(
  owner: pg.Client,
  tables: readonly string[],
  to: 'ENABLE' | 'DISABLE',
): Promise<void> {
  await owner.query(tables.map((table) => `ALTER TABLE "${table}" ${to} ROW LEVEL SECURITY`).join(';'))
}
