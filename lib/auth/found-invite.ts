import { lookup } from '@/lib/access/keys'
import { NotFound } from '@/lib/core/errors'
import { type FoundInvite, findInvite } from '@/lib/store/invites/find-invite'
import { sha256 } from './sha256'

/** The secret of a link with the tenant it is of. */
export interface InviteLink {
  tenant: string
  secret: string
}

/** The invitation of a link. @throws NotFound when it is not good (any more), in the same words whatever the reason */
export async function foundInvite({ tenant, secret }: InviteLink, at: Date): Promise<FoundInvite> {
  const invite = await findInvite(lookup('sign-in'), tenant, sha256(secret), at)
  if (!invite) throw new NotFound()
  return invite
}
