import { setTimeout as sleep } from 'node:timers/promises'
import { lookup } from '@/lib/access/keys'
import { countAttempts } from '@/lib/store/sign-in/count-attempts'
import { forgetAttempts } from '@/lib/store/sign-in/forget-attempts'
import { limitAttempts } from '@/lib/store/sign-in/limit-attempts'
import { noteAttempt } from '@/lib/store/sign-in/note-attempt'
import {
  ADDRESS_LIMIT,
  accountDelayMs,
  addressGroup,
  CODE_LIMIT,
  CODE_WAIT_MS,
  PAIR_LIMIT,
  PAIR_WAIT_MS,
  secondsOfWait,
  throttleWindow,
} from './throttle'
import { throttleKey } from './throttle-key'

/** An attempt that may look at the password (or the code), and must say what came of it. */
export interface Attempt {
  succeeded(): Promise<void>
  failed(): Promise<void>
}

export interface AttemptOf {
  /** In lower case. */
  email: string
  address: string | null
  at: Date
  /** What is guessed at: a password, or the code of a second factor. */
  step?: 'password' | 'code'
}

/** Counts an attempt and lets it through, perhaps after a wait (see `throttle.ts`), or answers the seconds to wait. */
export async function admitAttempt({
  email,
  address,
  at,
  step = 'password',
}: AttemptOf): Promise<Attempt | { throttledSeconds: number }> {
  const key = lookup('sign-in')
  const { start, secondsLeft } = throttleWindow(at)
  const group = addressGroup(address)
  const code = step === 'code'
  const pairKey = throttleKey(code ? 'code' : 'pair', email, group)
  const accountKey = throttleKey(code ? 'codes' : 'account', email)
  const addressKey = throttleKey('address', group)
  if ((await countAttempts(key, addressKey, start)) >= ADDRESS_LIMIT) return { throttledSeconds: secondsLeft }
  const limits = [
    { key: pairKey, limit: PAIR_LIMIT, waitMs: PAIR_WAIT_MS },
    ...(code ? [{ key: accountKey, limit: CODE_LIMIT, waitMs: CODE_WAIT_MS }] : []),
  ]
  for (const { waitMs, ...limited } of limits) {
    const since = new Date(at.getTime() - waitMs)
    const { attempts, lastAt } = await limitAttempts(key, { ...limited, at, since })
    if (attempts > limited.limit) return { throttledSeconds: secondsOfWait(lastAt, waitMs, at) }
  }
  const wait = code ? 0 : accountDelayMs(await noteAttempt(key, accountKey, at, start))
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
