import { lookup } from '@/lib/access/keys'
import type { Principal } from '@/lib/access/principal'
import { forgetSecondFactorReset } from '@/lib/store/accounts/forget-second-factor-reset'

/** The person has read who took their second factor away. */
export async function dismissSecondFactorReset({ actor }: Principal): Promise<void> {
  await forgetSecondFactorReset(lookup('session'), actor.subject)
}
