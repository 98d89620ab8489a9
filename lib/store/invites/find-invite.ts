import type { Lookup } from '@/lib/access/keys'
import type { PrincipalTenant } from '@/lib/access/principal'
import type { PersonRole } from '@/lib/access/roles'
import { prisma } from '../client'

export interface FoundInvite {
  id: string
  email: string
  roles: PersonRole[]
  validFrom: Date | null
  validUntil: Date | null
  /** What limits the roles to some assets, as it is kept; null: nothing does. */
  labelRule: unknown
  expiresAt: Date
  passwordPolicy: string
  /** The server knows a local account of this e-mail. */
  known: boolean
  tenant: PrincipalTenant
}

/** The invitation whose link has this SHA-256, at a tenant's door, while it is good. */
export async function findInvite(
  _key: Lookup,
  slug: string,
  hash: Uint8Array<ArrayBuffer>,
  at: Date,
): Promise<FoundInvite | null> {
  const rows = await prisma().$queryRaw<
    (Omit<FoundInvite, 'tenant'> & Omit<PrincipalTenant, 'id'> & { tenantId: string })[]
  >`
    SELECT id, email, roles, valid_from AS "validFrom", valid_until AS "validUntil", label_rule AS "labelRule", expires_at AS "expiresAt", password_policy AS "passwordPolicy",
      known, tenant_id AS "tenantId", slug, name, time_zone AS "timeZone", language
    FROM app.find_invite(${slug}, ${hash}, ${at}::timestamptz)`
  const [row] = rows
  if (!row) return null
  const { tenantId: id, slug: door, name, timeZone, language, ...invite } = row
  return { ...invite, tenant: { id, slug: door, name, timeZone, language } }
}
