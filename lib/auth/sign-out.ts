import { lookup } from '@/lib/access/keys'
import { endSession } from '@/lib/store/sessions/end-session'
import { sessionPrincipal } from '@/lib/store/sessions/session-principal'
import { recordPersonEvent } from './record-person-event'
import { sha256 } from './sha256'

/** Ends the session of an opaque id, for every copy of its cookie; one that is gone already is left alone. */
export async function signOut(sid: string, at: Date): Promise<void> {
  const key = lookup('session')
  const row = await sessionPrincipal(key, sha256(sid), null, at)
  if (!row) return
  const { userId, sessionId, name, provider } = row
  if (!(await endSession(key, { userId, sessionId, why: 'sign-out', at }))) return
  const actor = { kind: 'person', subject: userId, label: name, provider, address: null } as const
  await recordPersonEvent({ actor, sessionId, action: 'person.signed_out', at })
}
