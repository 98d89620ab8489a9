import type { Principal } from '@/lib/access/principal'
import { endOtherSessions } from '@/lib/store/sessions/end-other-sessions'
import { asPerson } from './as-person'

/** Ends all of one's own sessions but the one that asks, from their next request on. */
export async function endOwnOtherSessions({ actor, sessionId }: Principal, at: Date): Promise<void> {
  if (sessionId === null) return
  await asPerson(actor, at, async (tx, tell) => {
    const ended = await endOtherSessions(tx, { userId: actor.subject, but: sessionId, why: 'ended', at })
    if (ended > 0) await tell({ sessionId, action: 'sessions.ended', after: { ended } })
  })
}
