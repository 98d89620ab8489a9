import { claimAt } from './claim-at'
import { OpenIdError } from './openid-error'

/** Codes of `oauth4webapi`, on which `openid-client` and NextAuth both stand. */
const CODES: Readonly<Record<string, OpenIdError['code']>> = {
  OAUTH_JWT_TIMESTAMP_CHECK_FAILED: 'expired',
  OAUTH_JWT_CLAIM_COMPARISON_FAILED: 'not_trusted',
  OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED: 'not_trusted',
  OAUTH_AUTHORIZATION_RESPONSE_ERROR: 'refused',
  OAUTH_RESPONSE_BODY_ERROR: 'refused',
}

/**
 * What went wrong in a library's call to a provider, found wherever in the chain of causes it lies; an error that is none
 * of ours and none of theirs is null, and no business of the provider's.
 */
export function callFault(error: unknown): OpenIdError | null {
  for (let cause: unknown = error, depth = 0; cause instanceof Error && depth < 8; depth++) {
    if (cause instanceof OpenIdError) return cause
    const found = faultOf(cause)
    if (found) return found
    cause = innerOf(cause)
  }
  return null
}

function faultOf(error: Error): OpenIdError | null {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  const message = error.message.toLowerCase()
  if (code.startsWith('OAUTH_')) {
    if (message.includes('"iss"'))
      return new OpenIdError('wrong_issuer', 'The answer is of another issuer.', 'iss')
    if (code === 'OAUTH_WWW_AUTHENTICATE_CHALLENGE') return challenged(error)
    if (message.includes('"state"'))
      return new OpenIdError('expired', 'No such sign-in was begun here.', 'state')
    if (message.includes('"nonce"'))
      return new OpenIdError('not_trusted', 'The nonce is not the one sent.', 'nonce')
    const said = 'error' in error && typeof error.error === 'string' ? wordOf(error.error) : null
    return new OpenIdError(CODES[code] ?? 'bad_answer', 'The provider did not answer as it must.', said)
  }
  return null
}

/** `401` with a challenge: what RFC 6749 §5.2 asks for when it is the client that is refused. */
function challenged({ cause }: Error): OpenIdError {
  const challenges: unknown[] = Array.isArray(cause) ? cause : []
  const said = challenges.map((challenge) => claimAt(Object(challenge), 'parameters.error')).find(isText)
  return new OpenIdError('refused', 'The provider refused the client.', wordOf(said ?? 'invalid_client'))
}

const isText = (value: unknown) => typeof value === 'string'

/** NextAuth keeps what happened in `cause.err`. */
function innerOf(error: Error): unknown {
  const { cause } = error
  return typeof cause === 'object' && cause !== null && 'err' in cause ? cause.err : cause
}

/** A stranger's word as it can be kept: short, of the letters that OAuth allows. */
export function wordOf(text: string): string {
  return text.replaceAll(/[^\x20-\x7e]/g, ' ').slice(0, 80)
}
