import type { Lookup } from '@/lib/access/keys'
import type { PrincipalTenant } from '@/lib/access/principal'
import { prisma } from '../client'

export interface FoundEnrolment {
  id: string
  agentId: string | null
  quietAfterHours: number
  ownHost: boolean
  tenant: PrincipalTenant
}

/** The enrolment whose code has this SHA-256, of the tenant that the code names, while it is good. */
export async function findEnrolment(
  _key: Lookup,
  slug: string,
  hash: Uint8Array<ArrayBuffer>,
  at: Date,
): Promise<FoundEnrolment | null> {
  const rows = await prisma().$queryRaw<
    (Omit<FoundEnrolment, 'tenant'> & Omit<PrincipalTenant, 'id'> & { tenantId: string })[]
  >`
    SELECT id, agent_id AS "agentId", quiet_after_hours AS "quietAfterHours", own_host AS "ownHost",
      tenant_id AS "tenantId", slug, name, time_zone AS "timeZone", language
    FROM app.find_enrolment(${slug}, ${hash}, ${at}::timestamptz)`
  const [row] = rows
  if (!row) return null
  const { tenantId, slug: own, name, timeZone, language, ...enrolment } = row
  return { ...enrolment, tenant: { id: tenantId, slug: own, name, timeZone, language } }
}
