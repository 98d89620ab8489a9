import { Prisma } from '../generated/client'
import type { TenantTx } from '../in-tenant'
import { heldSql, STATE_ROW_SQL } from './held-sql'
import type { StateRow } from './state-row'

export interface StatesAtQuery {
  at: Date
  knownAt: Date
  /** null: every asset. */
  assetIds: readonly string[] | null
  checkKeys?: readonly string[]
}

/** What held at an instant, as known at another. */
export async function statesAt(
  tx: TenantTx,
  { at, knownAt, assetIds, checkKeys }: StatesAtQuery,
): Promise<StateRow[]> {
  const anyAsset = assetIds === null
  const assets = [...(assetIds ?? [])]
  const anyCheck = checkKeys === undefined
  const checks = [...(checkKeys ?? [])]
  const also = Prisma.sql`AND (${anyAsset} OR asset_id = ANY(${assets}::uuid[])) AND (${anyCheck} OR check_key = ANY(${checks}::uuid[]))`
  return tx.db.$queryRaw<StateRow[]>`
    SELECT ${STATE_ROW_SQL} FROM ${heldSql(tx.tenantId, { at, knownAt }, also)} s`
}
