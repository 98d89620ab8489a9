import { z } from 'zod'
import { PROVIDER_KINDS } from '@/lib/core/identity-provider'
import { ldapSettings } from '@/lib/core/ldap-settings'
import { oidcSettings } from '@/lib/core/oidc-settings'
import { STEP_OUTCOMES } from '@/lib/core/provider-walk'
import { instant, page } from './common.schema'
import { readableName } from './readable-name'

export const identityProvider = z.object({
  id: z.string(),
  kind: z.enum(PROVIDER_KINDS),
  name: z.string(),
  /** `platform`: set by the platform's administrators for every tenant; its settings are theirs. */
  of: z.enum(['tenant', 'platform']),
  /** Place in the order in which the sign-in page shows them. */
  position: z.number().int(),
  enabled_at: instant.nullable(),
  /** Whether a bind password or client secret is kept; it is never answered. */
  has_secret: z.boolean(),
  /** Null unless the kind is this one, and for the platform's in a tenant. */
  ldap: ldapSettings.nullable(),
  oidc: oidcSettings.nullable(),
  created_at: instant,
  changed_at: instant,
  /** Rules of the tenant that give nothing until it confirms them: the platform led its provider elsewhere. */
  rules_to_confirm: z.number().int(),
})
export const identityProviderPage = page(identityProvider)

const name = readableName(100)
/** Bind password or client secret. */
const secret = z.string().min(1).max(4096)

export const identityProviderCreate = z
  .object({
    name,
    enabled: z.boolean().optional(),
    ldap: ldapSettings.optional(),
    oidc: oidcSettings.optional(),
    /** Bind password or client secret; kept sealed, never answered. */
    secret: secret.optional(),
  })
  .strict()
export const identityProviderPatch = z
  .object({
    name: name.optional(),
    enabled: z.boolean().optional(),
    /** Place in the order, counted from 0; the others make room. */
    position: z.number().int().min(0).max(100).optional(),
    /** All settings anew; of the kind it has. */
    ldap: ldapSettings.optional(),
    oidc: oidcSettings.optional(),
    /** Null takes it away. When servers, issuer or account change, it must be given again. */
    secret: secret.nullable().optional(),
  })
  .strict()

/** A login name to look up while the connection is walked. */
export const identityProviderTry = z.object({ login: z.string().trim().min(1).max(200).optional() }).strict()

export const walkStep = z.object({
  /** Which server, for directories that have several. */
  server: z.string().nullable(),
  step: z.string(),
  outcome: z.enum(STEP_OUTCOMES),
  /** Why it failed: a stable code. */
  code: z.string().nullable(),
  /** What was seen: of a certificate, of the person found, … */
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
})
export const identityProviderWalk = z.object({
  /** Whether somebody could sign in by it. */
  works: z.boolean(),
  steps: z.array(walkStep),
})

export type IdentityProviderDto = z.infer<typeof identityProvider>
export type IdentityProviderCreate = z.infer<typeof identityProviderCreate>
export type IdentityProviderPatch = z.infer<typeof identityProviderPatch>
export type IdentityProviderWalk = z.infer<typeof identityProviderWalk>
