import { publicId } from '@/lib/core/public-id'
import type { InviteRow } from '@/lib/store/invites/invite-row'
import type { InviteDto } from './account.schema'
import { labelRuleDto } from './label-rule-dto'

/** An invitation as the outside sees it. */
export function inviteDto(row: InviteRow, now: Date): InviteDto {
  return {
    id: publicId('invite', row.id),
    email: row.email,
    roles: row.roles,
    valid_from: row.validFrom?.toISOString() ?? null,
    valid_until: row.validUntil?.toISOString() ?? null,
    label_rule: labelRuleDto(row.labelRule),
    created_at: row.createdAt.toISOString(),
    created_by: row.createdBy,
    expires_at: row.expiresAt.toISOString(),
    expired: row.expiresAt <= now,
  }
}
