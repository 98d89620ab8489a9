import { publicId } from '@/lib/core/public-id'
import { sessionCookie } from './session-cookie'

const CHECKS = ['pkceCodeVerifier', 'state', 'nonce'] as const

/**
 * The cookies of a sign-in by a provider, named after it: what one provider's sign-in began, no other can end, and two may
 * go on beside each other. Over https they are bound to this very host, as the session's is.
 */
export function providerCookies(providerId: string, publicUrl: string) {
  const { options } = sessionCookie(publicUrl)
  return Object.fromEntries(
    CHECKS.map((check) => [check, { name: cookieName(check, providerId, options.secure), options }]),
  )
}

/** Headers that take them away, once they are of no use. */
export function withoutProviderCookies(providerId: string, publicUrl: string): string[] {
  const { secure } = sessionCookie(publicUrl).options
  return CHECKS.map((check) => {
    const name = cookieName(check, providerId, secure)
    return `${name}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
  })
}

function cookieName(check: string, providerId: string, secure: boolean): string {
  return `${secure ? '__Host-' : ''}plimsoll.${check}.${publicId('identity_provider', providerId)}`
}
