import type { PersonRole } from '@/lib/access/roles'

/** An invitation as its tenant sees it; never with its link. */
export interface InviteRow {
  id: string
  email: string
  roles: PersonRole[]
  validUntil: Date | null
  createdAt: Date
  /** Who invited, as the logs name them. */
  createdBy: string | null
  renewedAt: Date | null
  expiresAt: Date
  revokedAt: Date | null
  acceptedAt: Date | null
}
