/**
 * What can go wrong with an OpenID provider, in the words the door and the test of a connection know:
 *
 * - `unreachable` no connection, no answer in time · `not_allowed` an address this server must not speak to
 * - `bad_answer` not what the standard says, or too long · `wrong_issuer` it is somebody else
 * - `refused` the provider says no (its own word in `said`) · `expired` too late, or used before
 * - `not_trusted` a token whose signature, audience, subject or nonce is wrong
 * - `overage` groups left out because there are too many (Entra ID)
 */
export type OpenIdFault =
  | 'unreachable'
  | 'not_allowed'
  | 'bad_answer'
  | 'wrong_issuer'
  | 'refused'
  | 'expired'
  | 'not_trusted'
  | 'overage'

/** Why a provider could not be used. Messages hold no token, no secret and no address that a name leads to. */
export class OpenIdError extends Error {
  constructor(
    readonly code: OpenIdFault,
    message: string,
    /** A word of the provider's or the system's: `access_denied`, `invalid_client`, `ECONNREFUSED`. */
    readonly said: string | null = null,
  ) {
    super(message)
    this.name = 'OpenIdError'
  }
}
