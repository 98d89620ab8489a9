import { decodeProtectedHeader } from 'jose'
import { OpenIdError } from './openid-error'
import type { OpenIdProvider } from './openid-provider'
import { CLOCK_TOLERANCE, verifyToken } from './verify-token'

const EVENT = 'http://schemas.openid.net/event/backchannel-logout'
/** A provider sends it when somebody leaves; an older one is a copy. */
const MOST_SECONDS = 300

/** Which sessions end: that of `sid`, else all of `subject`. */
export interface LogoutAsked {
  subject: string | null
  sid: string | null
  jti: string
  /** Until then the same token would be good once more. */
  until: Date
}

/**
 * What a logout token asks for (OpenID Connect Back-Channel Logout 1.0 §2.6). Whether its `jti` was seen before, the
 * caller has to hold.
 * @throws OpenIdError
 */
export async function verifyLogoutToken(
  provider: OpenIdProvider,
  token: string,
  at: Date,
): Promise<LogoutAsked> {
  const claims = await verifyToken(provider, token, {
    at,
    direct: false,
    options: { requiredClaims: ['iat', 'jti', 'events'], maxTokenAge: MOST_SECONDS },
  })
  const { typ } = decodeProtectedHeader(token)
  if (typ !== undefined && !/^(application\/)?(logout\+)?jwt$/i.test(typ)) throw refused('typ')
  if (!isLogout(claims.events)) throw refused('events')
  // An ID token must not pass for one.
  if ('nonce' in claims) throw refused('nonce')
  const subject = textOf(claims.sub, 'sub')
  const sid = textOf(claims.sid, 'sid')
  const jti = textOf(claims.jti, 'jti')
  if (jti === null) throw refused('jti')
  if (subject === null && sid === null) throw refused('sub')
  const issued = claims.iat ?? 0
  return { subject, sid, jti, until: new Date((issued + MOST_SECONDS + CLOCK_TOLERANCE) * 1000) }
}

function isLogout(events: unknown): boolean {
  if (typeof events !== 'object' || events === null || !Object.hasOwn(events, EVENT)) return false
  const event: unknown = Reflect.get(events, EVENT)
  return typeof event === 'object' && event !== null && !Array.isArray(event)
}

function textOf(value: unknown, claim: string): string | null {
  if (value === undefined) return null
  if (typeof value !== 'string' || value === '' || value.length > 1000) throw refused(claim)
  return value
}

function refused(claim: string): OpenIdError {
  return new OpenIdError('not_trusted', `This is no logout token: its "${claim}" is wrong.`, claim)
}
