import { lookup } from '@/lib/access/keys'
import type { OpenIdTokens } from '@/lib/oidc/openid-tokens'
import { seal } from '@/lib/seal/seal'
import { keepSessionTokens } from '@/lib/store/sessions/keep-session-tokens'
import { sessionTokens } from '@/lib/store/sessions/session-tokens'
import { sha256 } from './sha256'

/** Keeps a provider's tokens with the session of an opaque id, sealed so that they open with this session alone. */
export async function keepTokens(sid: string, tokens: OpenIdTokens): Promise<void> {
  const key = lookup('session')
  const session = await sessionTokens(key, sha256(sid))
  if (session) await keepSessionTokens(key, session.id, seal(JSON.stringify(tokens), tokensPlace(session.id)))
}

/** Where a session's tokens lie, for sealing; `lib/store/owner/sealed-columns.ts` says it in SQL. */
export function tokensPlace(sessionId: string): string {
  return `session/${sessionId}`
}
