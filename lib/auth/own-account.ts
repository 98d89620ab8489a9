import { lookup } from '@/lib/access/keys'
import type { Principal } from '@/lib/access/principal'
import { Conflict } from '@/lib/core/errors'
import { type AccountSecretsRow, accountSecrets } from '@/lib/store/accounts/account-secrets'

export interface OwnAccount {
  userId: string
  /** The session that asks. */
  sessionId: string
  secrets: AccountSecretsRow
}

/**
 * The local account of the person who asks.
 * @throws Conflict for people of an identity provider, who have neither password nor second factor here
 */
export async function ownAccount({ actor, sessionId }: Principal): Promise<OwnAccount> {
  const secrets = await accountSecrets(lookup('session'), actor.subject)
  if (!secrets || actor.provider !== 'local' || sessionId === null) {
    throw new Conflict(
      'not_a_local_account',
      'You sign in through an identity provider; it keeps your password.',
    )
  }
  return { userId: actor.subject, sessionId, secrets }
}
