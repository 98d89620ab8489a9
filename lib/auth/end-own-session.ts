import type { Principal } from '@/lib/access/principal'
import { NotFound } from '@/lib/core/errors'
import { parsePublicId } from '@/lib/core/public-id'
import { endSession } from '@/lib/store/sessions/end-session'
import { asPerson } from './as-person'

/**
 * Ends one of one's own sessions, wherever it is open, from its next request on. A session belongs to no tenant: the
 * audit event goes to each of theirs.
 * @throws NotFound for somebody else's, or one that has ended
 */
export async function endOwnSession({ actor }: Principal, id: string, at: Date): Promise<void> {
  const sessionId = parsePublicId('session', id)
  if (sessionId === null) throw new NotFound()
  await asPerson(actor, at, async (tx, tell) => {
    const ended = await endSession(tx, { userId: actor.subject, sessionId, why: 'ended', at })
    if (!ended) throw new NotFound()
    await tell({ sessionId, action: 'session.ended' })
  })
}
