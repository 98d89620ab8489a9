import { z } from 'zod'
import { certificates } from './pem-certificates'

/** How this server says to the provider's token endpoint who it is; `none`: a public client, PKCE alone. */
export const CLIENT_AUTHS = ['client_secret_basic', 'client_secret_post', 'none'] as const

/** A claim by its path: `groups`, `realm_access.roles`. */
const claim = z.string().trim().min(1).max(200)

/** How an OpenID provider is asked. */
export const oidcSettings = z
  .object({
    /** As the provider writes it: its configuration lies at `/.well-known/openid-configuration` under it. */
    issuer: z.url({ protocol: /^https?$/ }).max(500),
    client_id: z.string().trim().min(1).max(300),
    client_auth: z.enum(CLIENT_AUTHS),
    /** Certificates that the provider's is checked by, PEM; null: those of the system. */
    ca: certificates.nullable(),
    /** Beyond `openid`. */
    scopes: z.array(z.string().regex(/^[\x21\x23-\x5b\x5d-\x7e]{1,200}$/)).max(20),
    login_claim: claim,
    name_claim: claim,
    email_claim: claim,
    /** Null: the provider names no groups. */
    groups_claim: claim.nullable(),
    /** Signing out here signs out at the provider too, where it offers that. */
    end_session: z.boolean().default(false),
  })
  .strict()
export type OidcSettings = z.infer<typeof oidcSettings>
