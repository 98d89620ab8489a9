import { systemScope } from '@/lib/access/keys'
import type { PrincipalTenant } from '@/lib/access/principal'
import type { ProviderPerson } from '@/lib/core/provider-person'
import { publicId } from '@/lib/core/public-id'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { inTenant } from '@/lib/store/in-tenant'

export interface ProviderRefusal {
  /** Whose log says it; null: nobody's. */
  door: PrincipalTenant | null
  source: string
  why:
    | 'no_role'
    | 'disabled'
    | 'no_subject'
    | 'other_tenant'
    | 'wrong'
    | 'directory_away'
    | 'provider_gone'
    | 'too_many_groups'
  person?: ProviderPerson
  userId?: string
  address: string | null
  at: Date
}

/** Writes into the audit log of the door's tenant that somebody for whom a provider vouched was not let in, and why. */
export async function refuseProviderPerson(refusal: ProviderRefusal): Promise<void> {
  const { door, source, why, person, userId, address, at } = refusal
  if (!door) return
  await inTenant(systemScope(door, 'sign-in'), (tx) =>
    writeAuditEvent(tx, {
      action: 'person.sign_in_refused',
      target: userId
        ? { kind: 'user', id: publicId('user', userId) }
        : { kind: 'identity_provider', id: source },
      after: { why, ...(person ? { login: person.login, name: person.name } : {}) },
      ...{ at, address, provider: source },
    }),
  )
}
