import { lookup } from '@/lib/access/keys'
import type { Principal } from '@/lib/access/principal'
import { endOtherSessions } from '@/lib/store/sessions/end-other-sessions'
import { recordPersonEvent } from './record-person-event'

/** Ends all of one's own sessions but the one that asks, from their next request on. */
export async function endOwnOtherSessions({ actor, sessionId }: Principal, at: Date): Promise<void> {
  if (sessionId === null) return
  const ended = await endOtherSessions(lookup('session'), {
    userId: actor.subject,
    but: sessionId,
    why: 'ended',
    at,
  })
  if (ended > 0) {
    await recordPersonEvent({ actor, sessionId, action: 'sessions.ended', after: { ended }, at })
  }
}
