import { callRoute } from './call-route'
import type { Sender, World } from './world'

/** Makes somebody who has an account a member of a tenant too, as it goes: an owner invites them, and they accept, signed in. */
export async function joinTenant(
  w: World,
  owner: Sender,
  tenant: string,
  { email, roles, as }: { email: string; roles: readonly string[]; as?: Sender },
): Promise<void> {
  const invited = await callRoute(w, { method: 'POST', path: '/invites' }, '/invites', {
    as: owner,
    tenant,
    body: { email, roles },
  })
  const { link } = (await invited.json()) as { link: string }
  const path = '/invitations/acceptance'
  const accepted = await callRoute(w, { method: 'POST', path }, path, {
    as: as ?? (await w.signIn(email)),
    body: { tenant, secret: new URL(link).hash.slice(1) },
  })
  if (accepted.status !== 200) throw new Error(`${email} joins ${tenant}: ${accepted.status}`)
}
