import { v7 } from 'uuid'
import { lookup, type PlatformScope, systemScope } from '@/lib/access/keys'
import type { PrincipalTenant } from '@/lib/access/principal'
import { Conflict } from '@/lib/core/errors'
import { publicId } from '@/lib/core/public-id'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { inPerson } from '@/lib/store/in-person'
import { addMembership } from '@/lib/store/members/add-membership'
import { ensureUser } from '@/lib/store/people/ensure-user'
import { findUser } from '@/lib/store/people/find-user'
import { createTenant } from '@/lib/store/platform/create-tenant'
import { tellTenant } from '@/lib/store/tell-tenant'

export interface TenantToAdd {
  tenant: Omit<PrincipalTenant, 'id'>
  owner: { email: string; name: string }
}

/** Makes an initial password with its hash; asked only for somebody who is new. */
export type NewPassword = () => Promise<{ password: string; hash: string }>

/**
 * Makes a tenant and its first owner. The platform administrator becomes no member: from here on its data is its own.
 * @throws Conflict when the slug is taken
 */
export async function addTenant(
  scope: PlatformScope,
  { tenant: given, owner }: TenantToAdd,
  newPassword: NewPassword,
  at: Date,
): Promise<{ id: string; ownerInitialPassword: string | null }> {
  const tenant = { ...given, id: v7({ msecs: at.getTime() }) }
  const email = owner.email.trim().normalize('NFC').toLowerCase()
  const fresh = (await findUser(lookup('set-up'), email)) ? null : await newPassword()
  const { actor } = scope
  return inPerson(scope, async (platform) => {
    if (!(await createTenant(platform, tenant, at))) {
      throw new Conflict('slug_taken', 'There is a tenant with this short name.', { at: '/slug' })
    }
    return tellTenant(platform, systemScope(tenant, 'set-up', null, actor), async (tx) => {
      const person = {
        email,
        name: owner.name,
        passwordHash: fresh?.hash ?? null,
        mustChangePassword: true,
        at,
      }
      const user = await ensureUser(tx, person)
      await addMembership(tx, { userId: user.id, role: 'owner', validUntil: null, at })
      const id = publicId('tenant', tenant.id)
      await writeAuditEvent(tx, {
        action: 'tenant.created',
        target: { kind: 'tenant', id },
        after: { slug: tenant.slug, owner: publicId('user', user.id), by: publicId('user', actor.subject) },
        at,
      })
      return { id, ownerInitialPassword: user.created ? (fresh?.password ?? null) : null }
    })
  })
}
