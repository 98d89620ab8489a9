import { randomBytes } from 'node:crypto'
import type { PersonTx } from '@/lib/store/in-person'
import { rotateSession } from '@/lib/store/sessions/rotate-session'
import { UnauthenticatedError } from './auth-errors'
import { setSessionCookie } from './set-session-cookie'
import { sha256 } from './sha256'

/**
 * Gives the session that asks a new opaque id, as after every change of how one signs in: what was stolen before is worth
 * nothing after. `secondFactorAt`: when a second factor was given; null leaves it. Answers the `Set-Cookie` header.
 * @throws UnauthenticatedError when it has ended meanwhile
 */
export async function rotateOwnSession(
  tx: PersonTx,
  userId: string,
  sessionId: string,
  secondFactorAt: Date | null,
): Promise<string> {
  const sid = randomBytes(32).toString('base64url')
  const rotated = { userId, sessionId, hash: sha256(sid), secondFactorAt }
  if (!(await rotateSession(tx, rotated))) throw new UnauthenticatedError()
  return setSessionCookie(sid)
}
