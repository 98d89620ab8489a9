import { publicId } from '@/lib/core/public-id'
import type { TokenRow } from '@/lib/store/tokens/list-tokens'
import type { TokenDto } from './admin.schema'

/** A token as it may be shown; its secret is nowhere to show. */
export function tokenDto(row: TokenRow): TokenDto {
  return {
    id: publicId('token', row.id),
    kind: row.kind,
    name: row.name,
    prefix: row.prefix,
    agent: row.agentId && publicId('agent', row.agentId),
    asset_prefix: row.assetPrefix,
    created_at: row.createdAt.toISOString(),
    expires_at: row.expiresAt?.toISOString() ?? null,
    rotated_at: row.rotatedAt?.toISOString() ?? null,
    previous_prefix: row.previousPrefix,
    previous_until: row.previousUntil?.toISOString() ?? null,
    revoked_at: row.revokedAt?.toISOString() ?? null,
    last_used_at: row.lastUsedAt?.toISOString() ?? null,
    last_address: row.lastAddress,
  }
}
