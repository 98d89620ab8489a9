import type { ObservedComponent } from '@/lib/core/components/component'
import type { EvidencePlace } from '@/lib/core/report'
import type { TenantTx } from '../in-tenant'

export interface NewComponentLook {
  submissionId: string
  assetId: string
  setId: string
  components: readonly ObservedComponent[]
  /** In the order of `components`. */
  places: readonly EvidencePlace[]
}

/** Keeps what a snapshot saw of a host's containers; the same again is kept once. */
export async function putComponents(tx: TenantTx, look: NewComponentLook): Promise<void> {
  await tx.db.$executeRaw`
    INSERT INTO component_set (tenant_id, id, components)
    VALUES (${tx.tenantId}::uuid, ${look.setId}::uuid, ${JSON.stringify(look.components)}::jsonb) ON CONFLICT DO NOTHING`
  await tx.db.$executeRaw`
    INSERT INTO component_look (tenant_id, submission_id, asset_id, set_id, places)
    VALUES (${tx.tenantId}::uuid, ${look.submissionId}::uuid, ${look.assetId}::uuid, ${look.setId}::uuid,
      ${JSON.stringify(look.places)}::jsonb)
    ON CONFLICT DO NOTHING`
  const digests = [...new Set(look.components.flatMap(({ imageDigest }) => imageDigest ?? []))].sort()
  if (digests.length === 0) return
  await tx.db.$executeRaw`
    INSERT INTO component_image (tenant_id, digest, asset_id)
    SELECT ${tx.tenantId}::uuid, d.digest, ${look.assetId}::uuid FROM unnest(${digests}::text[]) AS d(digest) ON CONFLICT DO NOTHING`
}
