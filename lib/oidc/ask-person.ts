import { fetchUserInfo } from 'openid-client'
import type { ProviderPerson } from '@/lib/core/provider-person'
import { callFault } from './call-fault'
import { claimAt } from './claim-at'
import { clientOf } from './client-of'
import { groupsOf } from './groups-of'
import { metadataOf } from './metadata'
import type { OpenIdProvider } from './openid-provider'
import type { IdClaims } from './verify-id-token'

type Claims = Readonly<Record<string, unknown>>

/**
 * Somebody as the provider describes them: by the ID token, and by its userinfo where the token says nothing of groups or
 * of the name (Core 1.0 §5.3; its subject must be the same).
 * @throws OpenIdError, `overage` among others
 */
export async function askPerson(
  provider: OpenIdProvider,
  claims: IdClaims,
  accessToken: string | null,
): Promise<ProviderPerson> {
  const { groupsClaim, loginClaim, nameClaim, emailClaim, issuer } = provider
  const inToken = groupsClaim === null ? [] : groupsOf(claims, groupsClaim)
  const needed = inToken === null || textOf(claimAt(claims, nameClaim)) === null
  const more = needed && accessToken !== null ? await userInfo(provider, claims.sub, accessToken) : {}
  const all: Claims = { ...more, ...claims }
  const login = textOf(claimAt(all, loginClaim)) ?? textOf(claimAt(all, emailClaim)) ?? claims.sub
  const parts = [textOf(all.given_name), textOf(all.family_name)].filter((part) => part !== null)
  return {
    issuer,
    subject: claims.sub,
    login,
    name: textOf(claimAt(all, nameClaim)) ?? (parts.length > 0 ? parts.join(' ') : login),
    email: textOf(claimAt(all, emailClaim)),
    groups: inToken ?? (groupsClaim === null ? [] : groupsOf(more, groupsClaim)) ?? [],
  }
}

async function userInfo(provider: OpenIdProvider, subject: string, accessToken: string): Promise<Claims> {
  const metadata = await metadataOf(provider)
  if (metadata.userinfo_endpoint === undefined) return {}
  try {
    return await fetchUserInfo(clientOf(provider, metadata), accessToken, subject)
  } catch (error) {
    throw callFault(error) ?? error
  }
}

const MOST_CHARACTERS = 200

/** A claim as it is shown: one line, not endless; null for what is no text. */
function textOf(value: unknown): string | null {
  if (typeof value !== 'string') return null
  const line = value
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, MOST_CHARACTERS)
    .toWellFormed()
  return line === '' ? null : line
}
