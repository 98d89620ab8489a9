import type { Lookup } from '@/lib/access/keys'
import type { PersonRole } from '@/lib/access/roles'
import { clientOf } from '../client-of'
import type { PersonTx } from '../in-person'

export interface TenantOfPerson {
  id: string
  slug: string
  name: string
  suspendedAt: Date | null
  roles: PersonRole[]
}

/** The tenants a person has a role in at an instant, by name; suspended ones too. */
export async function tenantsOf(key: Lookup | PersonTx, userId: string, at: Date): Promise<TenantOfPerson[]> {
  return clientOf(key).$queryRaw<TenantOfPerson[]>`
    SELECT tenant_id AS id, slug, name, suspended_at AS "suspendedAt", roles
    FROM app.tenants_of(${userId}::uuid, ${at}::timestamptz)`
}
