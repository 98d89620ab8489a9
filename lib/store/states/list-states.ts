import type { TenantTx } from '../in-tenant'
import { heldSql, STATE_ROW_SQL } from './held-sql'
import type { StateRow } from './state-row'

export interface StateFilter {
  at: Date
  knownAt: Date
  assetIds: readonly string[] | null
  checkKeys: readonly string[] | null
  result: string | null
  after: { assetId: string; checkKey: string; subjectKey: string } | null
  limit: number
}

/** States at an instant as known at another, in the order of their keys. */
export async function listStates(tx: TenantTx, filter: StateFilter): Promise<StateRow[]> {
  const { at, knownAt, after } = filter
  const anyAsset = filter.assetIds === null
  const assets = [...(filter.assetIds ?? [])]
  const anyCheck = filter.checkKeys === null
  const checks = [...(filter.checkKeys ?? [])]
  return tx.db.$queryRaw<StateRow[]>`
    SELECT ${STATE_ROW_SQL} FROM ${heldSql(tx.tenantId, { at, knownAt })} s
    WHERE (${anyAsset} OR asset_id = ANY(${assets}::uuid[])) AND (${anyCheck} OR check_key = ANY(${checks}::uuid[]))
      AND (${filter.result}::text IS NULL OR result = ${filter.result})
      AND (${after?.assetId ?? null}::uuid IS NULL OR (asset_id, check_key, subject_key)
        > (${after?.assetId ?? null}::uuid, ${after?.checkKey ?? null}::uuid, ${after?.subjectKey ?? null}::uuid))
    ORDER BY asset_id, check_key, subject_key LIMIT ${filter.limit}`
}
