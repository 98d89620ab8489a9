import type { ImageFacts } from '@/lib/core/report'
import type { TenantTx } from '../in-tenant'

/** Keeps what the newest report says of an image; what it leaves out stays. */
export async function putImage(
  tx: TenantTx,
  assetId: string,
  { configDigest, createdAt, os, architecture, size }: ImageFacts,
  observedAt: Date,
): Promise<void> {
  const built = createdAt ? new Date(createdAt) : null
  await tx.db.$executeRaw`
    INSERT INTO image (tenant_id, asset_id, config_digest, built_at, os_family, os_version, os_ended, architecture, bytes, observed_at)
    VALUES (${tx.tenantId}::uuid, ${assetId}::uuid, ${configDigest ?? null}, ${built}, ${os?.family ?? null}, ${os?.version ?? null},
      ${os?.ended ?? null}, ${architecture ?? null}, ${size ?? null}, ${observedAt})
    ON CONFLICT (tenant_id, asset_id) DO UPDATE SET
      config_digest = coalesce(EXCLUDED.config_digest, image.config_digest), built_at = coalesce(EXCLUDED.built_at, image.built_at),
      os_family = coalesce(EXCLUDED.os_family, image.os_family), os_version = coalesce(EXCLUDED.os_version, image.os_version),
      os_ended = coalesce(EXCLUDED.os_ended, image.os_ended), architecture = coalesce(EXCLUDED.architecture, image.architecture),
      bytes = coalesce(EXCLUDED.bytes, image.bytes), observed_at = EXCLUDED.observed_at
      WHERE image.tenant_id = ${tx.tenantId}::uuid AND image.observed_at <= EXCLUDED.observed_at`
}
