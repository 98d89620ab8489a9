import type { JWTPayload } from 'jose'
import { OpenIdError } from './openid-error'
import type { OpenIdProvider } from './openid-provider'
import { verifyToken } from './verify-token'

export type IdClaims = JWTPayload & { sub: string }

export interface IdTokenAsked {
  at: Date
  /** Whose it must be: at a refresh, who signed in before (Core 1.0 §12.2). */
  subject: string | null
}

/**
 * The claims of an ID token that came from the token endpoint (OpenID Connect Core 1.0 §3.1.3.7): signature, issuer,
 * audience, authorised party, times. The nonce is held against the browser's by whoever began the sign-in.
 * @throws OpenIdError
 */
export async function verifyIdToken(
  provider: OpenIdProvider,
  idToken: string,
  { at, subject }: IdTokenAsked,
): Promise<IdClaims> {
  const options = { requiredClaims: ['sub', 'exp', 'iat'] }
  const claims = await verifyToken(provider, idToken, { at, direct: true, options })
  const { sub, azp, aud } = claims
  if (typeof sub !== 'string' || sub === '' || sub.length > 255) {
    throw new OpenIdError('not_trusted', 'The token names nobody.', 'sub')
  }
  const several = Array.isArray(aud) && aud.length > 1
  if ((azp !== undefined || several) && azp !== provider.clientId) {
    throw new OpenIdError('not_trusted', 'The token was made for another client.', 'azp')
  }
  if (subject !== null && sub !== subject) {
    throw new OpenIdError('not_trusted', 'The token is of somebody else.', 'sub')
  }
  return { ...claims, sub }
}
