import { v7 } from 'uuid'
import { lookup } from '@/lib/access/keys'
import { noteBreakGlass } from '@/lib/auth/note-break-glass'
import { parsePublicId } from '@/lib/core/public-id'
import { findTenant } from '@/lib/store/tenants/find-tenant'

/** Somebody of the tenant comes in by a break-glass account. */
export async function comeInByBreakGlass(slug: string, member: string, name: string): Promise<void> {
  const tenant = await findTenant(lookup('set-up'), slug)
  const id = parsePublicId('user', member)
  if (!tenant || !id) throw new Error('nobody to come in')
  const entry = { person: { id, name }, sessionId: v7(), address: null, at: new Date() }
  await noteBreakGlass({ tenant, ...entry })
}
