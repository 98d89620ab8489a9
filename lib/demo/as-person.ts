import { authorise, type Scope } from '@/lib/access/keys'
import type { PersonRole } from '@/lib/access/roles'
import { inTenant } from '@/lib/store/in-tenant'
import { listMembers } from '@/lib/store/members/list-members'

/** A key as that person would get it: the demo's determinations have two authors like everybody's. */
export async function asPerson(scope: Scope, email: string, role: PersonRole): Promise<Scope> {
  const person = (await inTenant(scope, (tx) => listMembers(tx))).find((member) => member.email === email)
  if (!person) throw new Error(`${email} is no member`)
  const actor = {
    kind: 'person',
    subject: person.userId,
    label: person.name,
    provider: 'local',
    address: null,
  } as const
  const principal = {
    actor,
    platformAdmin: false,
    tenant: scope.tenant,
    roles: [role],
    agentId: null,
    sessionId: null,
  }
  return authorise(principal, 'tenant.read')
}
