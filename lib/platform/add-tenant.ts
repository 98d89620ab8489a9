import { v7 } from 'uuid'
import { type PlatformScope, systemScope } from '@/lib/access/keys'
import type { PrincipalTenant } from '@/lib/access/principal'
import { Conflict } from '@/lib/core/errors'
import { publicId } from '@/lib/core/public-id'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { inPerson } from '@/lib/store/in-person'
import { createTenant } from '@/lib/store/platform/create-tenant'
import { tellTenant } from '@/lib/store/tell-tenant'
import { inviteOwner, type OwnerInvitation } from './invite-owner'

export interface TenantToAdd {
  tenant: Omit<PrincipalTenant, 'id'>
  owner: OwnerInvitation
}

/**
 * Makes a tenant and the invitation of its first owner, who becomes one by accepting it: nobody is given a tenant without being asked, and
 * the answer does not tell whether the address has an account. The platform administrator becomes no member.
 * @throws Conflict when the slug is taken
 */
export async function addTenant(
  scope: PlatformScope,
  { tenant: given, owner }: TenantToAdd,
  at: Date,
): Promise<{ id: string; expiresAt: Date }> {
  const tenant = { ...given, id: v7({ msecs: at.getTime() }) }
  const { actor } = scope
  return inPerson(scope, async (platform) => {
    if (!(await createTenant(platform, tenant, at))) {
      throw new Conflict('slug_taken', 'There is a tenant with this short name.', { at: '/slug' })
    }
    return tellTenant(platform, systemScope(tenant, 'set-up', null, actor), async (tx) => {
      const id = publicId('tenant', tenant.id)
      await writeAuditEvent(tx, {
        action: 'tenant.created',
        target: { kind: 'tenant', id },
        after: { slug: tenant.slug, by: publicId('user', actor.subject) },
        at,
      })
      return { id, expiresAt: await inviteOwner(tx, owner, at) }
    })
  })
}
