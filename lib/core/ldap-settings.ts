import { z } from 'zod'
import { certificates } from './pem-certificates'

/** How a person's groups are found. */
export const GROUP_SEARCHES = ['none', 'matching_rule', 'walk', 'member_of', 'member_of_walk'] as const
export type GroupSearch = (typeof GROUP_SEARCHES)[number]

/** Where a directory says that an account is disabled or locked. */
export const ACCOUNT_STATES = ['none', 'active_directory', 'password_policy'] as const

/** What stands for the name that was typed, in `people_filter`. */
export const LOGIN_PLACEHOLDER = '{login}'

const dn = z.string().trim().min(1).max(1000)
/** An attribute's name or OID (RFC 4512 §1.4). */
const attribute = z
  .string()
  .regex(/^([a-zA-Z][a-zA-Z0-9-]{0,63}|[0-2](\.[0-9]{1,10}){1,20})$/, 'must be the name of an attribute')
const server = z
  .string()
  .trim()
  .max(300)
  .regex(
    /^ldaps?:\/\/([a-zA-Z0-9.-]+|\[[0-9a-fA-F:.]+\])(:[0-9]{1,5})?\/?$/,
    'must be ldaps://host or ldap://host, perhaps with a port',
  )

/**
 * How a directory is asked. `ldap://` is always upgraded by StartTLS before anything else is said; nothing ever goes
 * unencrypted.
 */
export const ldapSettings = z
  .object({
    /** Asked in this order, the next when one does not answer. */
    servers: z.array(server).min(1).max(5),
    /** Certificates that servers' certificates are checked by, PEM; null: those of the system. */
    ca: certificates.nullable(),
    /** Account that looks people up; null: the directory lets anyone look. */
    bind_dn: dn.nullable(),
    people_base: dn,
    people_filter: z
      .string()
      .trim()
      .max(1000)
      .refine((text) => text.includes(LOGIN_PLACEHOLDER), `must hold ${LOGIN_PLACEHOLDER}`),
    /** What never changes of a person and is never given to another. */
    subject_attribute: attribute,
    login_attribute: attribute,
    name_attribute: attribute,
    email_attribute: attribute,
    account_state: z.enum(ACCOUNT_STATES),
    groups: z.enum(GROUP_SEARCHES),
    /** Null: the same as people's. */
    groups_base: dn.nullable(),
    /** Only groups that match it too; null: all. */
    groups_filter: z.string().trim().min(1).max(1000).nullable(),
  })
  .strict()
export type LdapSettings = z.infer<typeof ldapSettings>
