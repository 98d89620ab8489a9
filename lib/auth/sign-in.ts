import { randomBytes } from 'node:crypto'
import { v7 } from 'uuid'
import { lookup } from '@/lib/access/keys'
import { findUser } from '@/lib/store/people/find-user'
import { openSession } from '@/lib/store/sessions/open-session'
import { admitAttempt } from './admit-attempt'
import { recordPersonEvent } from './record-person-event'
import { recordRefusedSignIn } from './record-refused-sign-in'
import { sha256 } from './sha256'
import { verifyPassword } from './verify-password'

export interface SignInAttempt {
  email: string
  password: string
  address: string | null
  userAgent: string | null
  at: Date
}
export type SignInOutcome =
  /** `sid` is the opaque id the cookie carries; only its SHA-256 is kept. */
  | { outcome: 'ok'; sid: string; userId: string }
  /** Unknown, disabled or wrong password: nobody is told which. */
  | { outcome: 'wrong' }
  | { outcome: 'throttled'; seconds: number }

/** For people of no tenant. */
const SESSION_MINUTES = 720

/** Signs a person in with e-mail and password. Each sign-in has a session id of its own, made here. */
export async function signIn(attempt: SignInAttempt): Promise<SignInOutcome> {
  const { password, address, userAgent, at } = attempt
  const email = attempt.email.trim().normalize('NFC').toLowerCase()
  const admitted = await admitAttempt({ email, address, at })
  if ('throttledSeconds' in admitted) return { outcome: 'throttled', seconds: admitted.throttledSeconds }
  const user = await findUser(lookup('sign-in'), email)
  const right = await verifyPassword(user?.passwordHash ?? null, password)
  if (!user || user.disabledAt !== null || !right) {
    await admitted.failed()
    if (user) await recordRefusedSignIn(user.id, address, at)
    return { outcome: 'wrong' }
  }
  await admitted.succeeded()
  const sid = randomBytes(32).toString('base64url')
  const sessionId = v7({ msecs: at.getTime() })
  const actor = { kind: 'person', subject: user.id, label: user.name, provider: 'local', address } as const
  const minutes =
    (await recordPersonEvent({ actor, sessionId, action: 'person.signed_in', at })) ?? SESSION_MINUTES
  await openSession(lookup('sign-in'), {
    hash: sha256(sid),
    id: sessionId,
    userId: user.id,
    at,
    expiresAt: new Date(at.getTime() + minutes * 60_000),
    provider: 'local',
    address,
    userAgent: userAgent?.slice(0, 300) ?? null,
    identityId: null,
    providerSession: null,
    sealed: null,
    secondFactorAt: null,
  })
  return { outcome: 'ok', sid, userId: user.id }
}
