import { lookup } from '@/lib/access/keys'
import { endSession } from '@/lib/store/sessions/end-session'
import { sessionPrincipal } from '@/lib/store/sessions/session-principal'
import { asPerson } from './as-person'
import { sha256 } from './sha256'

/** Ends the session of an opaque id, for every copy of its cookie; one that is gone already is left alone. */
export async function signOut(sid: string, at: Date): Promise<void> {
  const row = await sessionPrincipal(lookup('session'), sha256(sid), null, at)
  if (!row) return
  const { userId, sessionId, name, provider } = row
  const actor = { kind: 'person', subject: userId, label: name, provider, address: null } as const
  await asPerson(actor, at, async (tx, tell) => {
    if (await endSession(tx, { userId, sessionId, why: 'sign-out', at }))
      await tell({ sessionId, action: 'person.signed_out' })
  })
}
