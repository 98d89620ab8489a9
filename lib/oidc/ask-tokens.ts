import { randomBytes } from 'node:crypto'
import { genericGrantRequest } from 'openid-client'
import { callFault } from './call-fault'
import { clientOf } from './client-of'
import type { Metadata } from './metadata'
import { OpenIdError } from './openid-error'
import type { OpenIdProvider } from './openid-provider'

/**
 * What the token endpoint says to a code that nobody made, asked as our client: the provider's own word (RFC 6749 §5.2).
 * @throws OpenIdError when no such answer comes
 */
export async function askTokens(provider: OpenIdProvider, metadata: Metadata): Promise<string> {
  const asked = {
    code: randomBytes(24).toString('base64url'),
    code_verifier: randomBytes(32).toString('base64url'),
    redirect_uri: provider.issuer,
  }
  try {
    await genericGrantRequest(clientOf(provider, metadata), 'authorization_code', asked)
  } catch (error) {
    const fault = callFault(error)
    if (fault?.code === 'refused' && fault.said !== null) return fault.said
    throw fault ?? error
  }
  throw new OpenIdError('bad_answer', 'The provider gave tokens for a code that nobody made.')
}
