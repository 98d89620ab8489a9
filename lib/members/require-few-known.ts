import { lookup, type Scope } from '@/lib/access/keys'
import { Busy } from '@/lib/core/errors'
import { countAttempts } from '@/lib/store/sign-in/count-attempts'
import { knownWindow } from './known-window'

/** Addresses of others' accounts that a tenant may happen upon in an hour. */
const MOST = 20

/** @throws Busy for a tenant that tried many addresses of others' accounts, whatever address comes next */
export async function requireFewKnown(scope: Scope, at: Date): Promise<void> {
  const { key, start, secondsLeft } = knownWindow(scope, at)
  if ((await countAttempts(lookup('set-up'), key, start)) < MOST) return
  const says = 'Too many of these people have an account already. Invite them by link instead.'
  throw new Busy('throttled', says, secondsLeft, true)
}
