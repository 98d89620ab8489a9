import { v4 } from 'uuid'
import type { PrincipalTenant } from '@/lib/access/principal'
import type { PersonTx } from '../in-person'

/** Makes a tenant with its two empty logs, under random origins; answers false when the slug is taken. */
export async function createTenant({ db }: PersonTx, tenant: PrincipalTenant, at: Date): Promise<boolean> {
  const rows = await db.$queryRaw<{ made: boolean }[]>`
    SELECT app.platform_create_tenant(${tenant.id}::uuid, ${tenant.slug}, ${tenant.name}, ${tenant.timeZone},
      ${tenant.language}, ${at}::timestamptz, ${v4()}::uuid, ${v4()}::uuid) AS made`
  return rows[0]?.made === true
}
