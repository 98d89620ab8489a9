import type { TenantTx } from '../in-tenant'

export interface ChangeSince {
  kind: string
  at: Date
  actorRef: string | null
  data: unknown
}

/** What people did to a finding after a version of it was read, oldest first. */
export async function changesSince(tx: TenantTx, findingId: string, version: number): Promise<ChangeSince[]> {
  return tx.db.$queryRaw<ChangeSince[]>`
    SELECT kind, at, actor_ref AS "actorRef", data FROM finding_event
    WHERE tenant_id = ${tx.tenantId}::uuid AND finding_id = ${findingId}::uuid AND (data->>'version')::int > ${version}
    ORDER BY at, id`
}
