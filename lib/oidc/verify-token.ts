import { errors, type JWTPayload, type JWTVerifyOptions, jwtVerify } from 'jose'
import { metadataOf } from './metadata'
import { OpenIdError } from './openid-error'
import type { OpenIdProvider } from './openid-provider'
import { signingKeys } from './signing-keys'

/** How far a provider's clock may be off, in seconds, and no more. */
export const CLOCK_TOLERANCE = 60
/** Signed with a key that only the provider has; never `none`, never HMAC with a secret that we know too. */
const ALGORITHMS = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
]

export interface TokenCheck {
  at: Date
  /** The token came from the provider's own endpoint, so a key we do not know is worth asking for at once. */
  direct: boolean
  options?: JWTVerifyOptions
}

/**
 * A token that the provider signed for this client, within its time.
 * @throws OpenIdError `not_trusted`, `expired`, or why its keys could not be had
 */
export async function verifyToken(
  provider: OpenIdProvider,
  token: string,
  { at, direct, options = {} }: TokenCheck,
): Promise<JWTPayload> {
  const keys = signingKeys(provider, await metadataOf(provider))
  const verify = () =>
    jwtVerify(token, keys, {
      issuer: provider.issuer,
      audience: provider.clientId,
      algorithms: ALGORITHMS,
      clockTolerance: CLOCK_TOLERANCE,
      currentDate: at,
      ...options,
    })
  try {
    const { payload } = await verify().catch(async (error: unknown) => {
      if (!direct || !(error instanceof errors.JWKSNoMatchingKey)) throw error
      await keys.reload()
      return verify()
    })
    requireIssuedByNow(payload, at)
    return payload
  } catch (error) {
    throw faultOf(error)
  }
}

function requireIssuedByNow({ iat }: JWTPayload, at: Date): void {
  if (typeof iat !== 'number')
    throw new OpenIdError('not_trusted', 'The token does not say when it was made.', 'iat')
  if (iat > at.getTime() / 1000 + CLOCK_TOLERANCE) {
    throw new OpenIdError(
      'expired',
      'The token is of the future: the clocks differ by more than a minute.',
      'iat',
    )
  }
}

function faultOf(error: unknown): unknown {
  if (error instanceof errors.JWTExpired) {
    return new OpenIdError(
      'expired',
      'The token has expired, or the clocks differ by more than a minute.',
      error.claim,
    )
  }
  if (error instanceof errors.JWTClaimValidationFailed) {
    const { claim } = error
    if (error.reason !== 'missing' && (claim === 'nbf' || claim === 'iat')) {
      return new OpenIdError('expired', 'The clocks differ by more than a minute.', claim)
    }
    const code = claim === 'iss' ? 'wrong_issuer' : 'not_trusted'
    return new OpenIdError(code, `The token is not for us: its "${claim}" is wrong.`, claim)
  }
  if (error instanceof errors.JWKSTimeout) {
    return new OpenIdError('unreachable', "The provider's keys did not come in time.", 'timeout')
  }
  if (error instanceof errors.JOSEError) {
    return new OpenIdError('not_trusted', 'The token is not signed by a key of the provider.', error.code)
  }
  return error
}
