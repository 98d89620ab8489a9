import type { DoorFault } from '@/lib/core/door-fault'
import { callFault } from '@/lib/oidc/call-fault'
import type { OpenIdError } from '@/lib/oidc/openid-error'
import { SealLost } from '@/lib/seal/unseal'

/** Errors of the authorisation endpoint (RFC 6749 §4.1.2.1, OpenID Connect Core 1.0 §3.1.2.6) that are the person's own doing. */
const CANCELLED = ['access_denied', 'login_required', 'interaction_required', 'consent_required']
/** And those that somebody has to set right, here or there. */
const MISCONFIGURED = [
  'invalid_client',
  'unauthorized_client',
  'invalid_scope',
  'invalid_request',
  'unsupported_response_type',
]

/**
 * What the door says of an error that NextAuth met on the way to a provider or back; `said` is the provider's own word in the
 * address, believed once the state was right.
 */
export function doorFaultOf(error: unknown, said: string | null): DoorFault {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 8; depth++) {
    if (cause instanceof SealLost) return 'misconfigured'
    // The cookie that a sign-in began with is missing, another provider's or too old.
    if ('type' in cause && cause.type === 'InvalidCheck') return 'stale'
    if ('type' in cause && cause.type === 'OAuthCallbackError') return ofProvider(said ?? '')
    cause = innerOf(cause)
  }
  const fault = callFault(error)
  return fault ? ofFault(fault) : 'failed'
}

function innerOf({ cause }: Error): unknown {
  return typeof cause === 'object' && cause !== null && 'err' in cause ? cause.err : cause
}

function ofProvider(said: string): DoorFault {
  if (CANCELLED.includes(said)) return 'cancelled'
  return MISCONFIGURED.includes(said) ? 'misconfigured' : 'provider_error'
}

function ofFault({ code, said }: OpenIdError): DoorFault {
  if (code === 'refused') {
    // A code that was used before, or is too old.
    if (said === 'invalid_grant') return 'stale'
    return MISCONFIGURED.includes(said ?? '') ? 'misconfigured' : 'provider_error'
  }
  if (code === 'expired') return said === 'state' ? 'stale' : 'expired'
  if (code === 'not_allowed') return 'misconfigured'
  return code === 'bad_answer' ? 'provider_error' : code
}
