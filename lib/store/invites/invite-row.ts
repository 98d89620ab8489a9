import type { PersonRole } from '@/lib/access/roles'

/** An invitation as its tenant sees it; never with its link. */
export interface InviteRow {
  id: string
  email: string
  roles: PersonRole[]
  validFrom: Date | null
  validUntil: Date | null
  /** What limits the roles to some assets, as it is kept; null: nothing does. */
  labelRule: unknown
  createdAt: Date
  /** Who invited, as the logs name them. */
  createdBy: string | null
  renewedAt: Date | null
  expiresAt: Date
  revokedAt: Date | null
  acceptedAt: Date | null
}
