import { lookup } from '@/lib/access/keys'
import type { Principal } from '@/lib/access/principal'
import { Conflict } from '@/lib/core/errors'
import { accountSecrets } from '@/lib/store/accounts/account-secrets'
import { foundInvite, type InviteLink } from './found-invite'
import { joinByInvite } from './join-by-invite'

/**
 * Accepts an invitation as the local account that is signed in, which must be the one of the address that was invited.
 * @throws NotFound when the link is not good, Conflict for another account
 */
export async function acceptInvite(
  { actor }: Principal,
  link: InviteLink,
  at: Date,
): Promise<{ tenant: string }> {
  const invite = await foundInvite(link, at)
  const secrets = await accountSecrets(lookup('session'), actor.subject)
  if (!secrets || actor.provider !== 'local' || secrets.email !== invite.email) {
    throw new Conflict('another_account', `The invitation is for ${invite.email}. Sign in with that account.`)
  }
  const { subject: id, label: name, address } = actor
  await joinByInvite(invite, async () => ({ id, name }), address, at)
  return { tenant: invite.tenant.slug }
}
