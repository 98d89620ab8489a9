import type { ExposedContainer } from '@/lib/core/combinations/combine'
import type { TenantTx } from '../in-tenant'

export interface ExposedLookRow {
  observedAt: Date
  submissionId: string
  containers: ExposedContainer[]
}

/** All looks at a host's containers as now known, oldest first, with those that publish ports and are privileged or mount an engine's socket. */
export async function exposedLooks(tx: TenantTx, assetId: string): Promise<ExposedLookRow[]> {
  return tx.db.$queryRaw<ExposedLookRow[]>`
    SELECT c.observed_at AS "observedAt", c.submission_id AS "submissionId", coalesce((
      SELECT jsonb_agg(jsonb_build_object('name', one.value ->> 'name', 'imageDigest', one.value ->> 'imageDigest', 'published', one.value -> 'published',
        'privileged', coalesce((one.value -> 'isolation' ->> 'privileged')::boolean, false),
        'engineSockets', coalesce(one.value -> 'isolation' -> 'engineSockets', '[]'), 'at', k.places -> (one.place - 1)::int) ORDER BY one.place)
      FROM jsonb_array_elements(s.components) WITH ORDINALITY one(value, place)
      WHERE (one.value ->> 'running')::boolean AND one.value ->> 'imageDigest' IS NOT NULL AND jsonb_array_length(one.value -> 'published') > 0
        AND (coalesce((one.value -> 'isolation' ->> 'privileged')::boolean, false)
          OR jsonb_array_length(coalesce(one.value -> 'isolation' -> 'engineSockets', '[]')) > 0)
    ), '[]') AS containers
    FROM component_look k
    JOIN coverage c ON c.tenant_id = k.tenant_id AND c.asset_id = k.asset_id AND c.submission_id = k.submission_id AND c.tenant_id = ${tx.tenantId}::uuid
    JOIN component_set s ON s.tenant_id = k.tenant_id AND s.id = k.set_id AND s.tenant_id = ${tx.tenantId}::uuid
    WHERE k.tenant_id = ${tx.tenantId}::uuid AND k.asset_id = ${assetId}::uuid
    ORDER BY c.observed_at, c.sha256`
}
