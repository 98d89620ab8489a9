import type { OutgoingAllow } from '@/lib/outgoing/outgoing-rule'

/** An OpenID provider as its owner set it up; whose it is, this room does not know. */
export interface OpenIdProvider {
  /** Exactly as the provider writes it in its metadata and tokens, to the last slash. */
  issuer: string
  clientId: string
  /** How this server says who it is; `none`: a public client, held by PKCE alone. */
  clientAuth: 'client_secret_basic' | 'client_secret_post' | 'none'
  clientSecret: string | null
  /** Asked for beside `openid`. */
  scopes: readonly string[]
  /** Where these stand among the claims, see `claim-at.ts`. */
  loginClaim: string
  nameClaim: string
  emailClaim: string
  /** Null: the provider names no groups. */
  groupsClaim: string | null
  /** Hosts of closed networks, or without https, that the operator allows. */
  allow: OutgoingAllow
  /** Certificates (PEM) of a house's own authority. */
  ca: string | null
}
