import { z } from 'zod'
import { lookup } from '@/lib/access/keys'
import type { OpenIdTokens } from '@/lib/oidc/openid-tokens'
import { SealLost, unseal } from '@/lib/seal/unseal'
import { type SessionTokensRow, sessionTokens } from '@/lib/store/sessions/session-tokens'
import { findOpenIdProvider, type KnownProvider } from './find-openid-provider'
import { tokensPlace } from './keep-tokens'
import { sha256 } from './sha256'

const form = z.object({ refreshToken: z.string().nullable(), idToken: z.string().nullable() })

export interface KeptTokens {
  session: SessionTokensRow
  known: KnownProvider
  tokens: OpenIdTokens
}

/**
 * What a live session of an OpenID provider keeps of it; null for any other, where the provider is gone, and where it was
 * sealed under a secret that is lost.
 */
export async function keptTokens(sid: string): Promise<KeptTokens | null> {
  const session = await sessionTokens(lookup('session'), sha256(sid))
  const [kind, id] = session?.provider.split(':') ?? []
  if (!session || kind !== 'oidc' || id === undefined || session.endedAt !== null || session.sealed === null)
    return null
  const known = await findOpenIdProvider(id)
  if (!known) return null
  try {
    const text = unseal(session.sealed, tokensPlace(session.id))
    return { session, known, tokens: form.parse(JSON.parse(text)) }
  } catch (error) {
    if (error instanceof SealLost) return null
    throw error
  }
}
