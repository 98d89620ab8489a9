import { setTimeout as sleep } from 'node:timers/promises'
import { lookup } from '@/lib/access/keys'
import { countAttempts } from '@/lib/store/sign-in/count-attempts'
import { forgetAttempts } from '@/lib/store/sign-in/forget-attempts'
import { noteAttempt } from '@/lib/store/sign-in/note-attempt'
import { ADDRESS_LIMIT, accountDelayMs, addressGroup, PAIR_LIMIT, throttleWindow } from './throttle'
import { throttleKey } from './throttle-key'

/** An attempt that may look at the password, and must say what came of it. */
export interface Attempt {
  succeeded(): Promise<void>
  failed(): Promise<void>
}

export interface AttemptOf {
  /** In lower case. */
  email: string
  address: string | null
  at: Date
}

/** Counts an attempt and lets it through, perhaps after a wait (see `throttle.ts`), or answers the seconds to wait. */
export async function admitAttempt({
  email,
  address,
  at,
}: AttemptOf): Promise<Attempt | { throttledSeconds: number }> {
  const key = lookup('sign-in')
  const { start, secondsLeft } = throttleWindow(at)
  const group = addressGroup(address)
  const pairKey = throttleKey('pair', email, group)
  const accountKey = throttleKey('account', email)
  const addressKey = throttleKey('address', group)
  if ((await countAttempts(key, addressKey, start)) >= ADDRESS_LIMIT) return { throttledSeconds: secondsLeft }
  if ((await noteAttempt(key, pairKey, at, start)) > PAIR_LIMIT) return { throttledSeconds: secondsLeft }
  const wait = accountDelayMs(await noteAttempt(key, accountKey, at, start))
  if (wait > 0) await sleep(wait)
  return {
    async succeeded() {
      await forgetAttempts(key, pairKey)
      await forgetAttempts(key, accountKey)
    },
    async failed() {
      await noteAttempt(key, addressKey, at, start)
    },
  }
}
