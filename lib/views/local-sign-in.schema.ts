import { z } from 'zod'
import { instant } from './common.schema'

const who = z.enum(['everyone', 'break_glass'])
/** An owner by a role given here, for all assets and without an end. */
const localOwner = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  break_glass: z.boolean(),
  disabled: z.boolean(),
  /** They have a password of their own choice. */
  password: z.boolean(),
  second_factor: z.boolean(),
})
/** That somebody came in by a break-glass account; one a session. */
const breakGlassUse = z.object({
  id: z.string(),
  user: z.object({ id: z.string(), name: z.string() }),
  at: instant,
  address: z.string().nullable(),
  acknowledged_at: instant.nullable(),
  acknowledged_by: z.string().nullable(),
})

/** Who may come in by a local password, and who is kept for when the identity provider is down. */
export const localSignIn = z.object({
  local_sign_in: who,
  /** Whether the tenant asks local accounts for a second factor. */
  second_factor_needed: z.boolean(),
  /** Whether there is another way in: an identity provider that is turned on. */
  providers: z.boolean(),
  owners: z.array(localOwner),
  /** Those nobody acknowledged first, then the last ones; at most 50. */
  uses: z.array(breakGlassUse),
  /** Webhooks that are told of uses. */
  webhooks: z.number().int(),
})
export const localSignInPatch = z
  .object({
    local_sign_in: who,
    /** Ids of the owners who are kept, all of them; nobody else is. */
    break_glass: z.array(z.string().max(100)).max(50),
  })
  .partial()
  .strict()

export type LocalSignInDto = z.infer<typeof localSignIn>
export type LocalSignInPatch = z.infer<typeof localSignInPatch>
