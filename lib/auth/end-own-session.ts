import { lookup } from '@/lib/access/keys'
import type { Principal } from '@/lib/access/principal'
import { NotFound } from '@/lib/core/errors'
import { parsePublicId } from '@/lib/core/public-id'
import { endSession } from '@/lib/store/sessions/end-session'
import { recordPersonEvent } from './record-person-event'

/**
 * Ends one of one's own sessions, wherever it is open, from its next request on. A session belongs to no tenant: the
 * audit event goes to each of theirs.
 * @throws NotFound for somebody else's, or one that has ended
 */
export async function endOwnSession({ actor }: Principal, id: string, at: Date): Promise<void> {
  const sessionId = parsePublicId('session', id)
  if (sessionId === null) throw new NotFound()
  const ended = await endSession(lookup('session'), { userId: actor.subject, sessionId, why: 'ended', at })
  if (!ended) throw new NotFound()
  await recordPersonEvent({ actor, sessionId, action: 'session.ended', at })
}
