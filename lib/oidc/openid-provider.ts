import type { OutgoingAllow } from '@/lib/outgoing/outgoing-rule'

/** An OpenID provider as its owner set it up; whose it is, this room does not know. */
export interface OpenIdProvider {
  /** Exactly as the provider writes it in its metadata and tokens, to the last slash. */
  issuer: string
  clientId: string
  /** Null: a public client, held by PKCE alone. */
  clientSecret: string | null
  /** Asked for beside `openid`. */
  scopes: readonly string[]
  /** Where groups stand among the claims, see `claim-at.ts`. */
  groupsClaim: string
  /** Hosts of closed networks, or without https, that the operator allows. */
  allow: OutgoingAllow
  /** Certificates (PEM) of a house's own authority. */
  ca: string | null
}
