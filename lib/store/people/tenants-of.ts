import type { Lookup } from '@/lib/access/keys'
import type { PersonRole } from '@/lib/access/roles'
import { prisma } from '../client'

export interface TenantOfPerson {
  id: string
  slug: string
  name: string
  suspendedAt: Date | null
  roles: PersonRole[]
}

/** The tenants a person has a role in at an instant, by name; suspended ones too. */
export async function tenantsOf(_key: Lookup, userId: string, at: Date): Promise<TenantOfPerson[]> {
  return prisma().$queryRaw<TenantOfPerson[]>`
    SELECT tenant_id AS id, slug, name, suspended_at AS "suspendedAt", roles
    FROM app.tenants_of(${userId}::uuid, ${at}::timestamptz)`
}
