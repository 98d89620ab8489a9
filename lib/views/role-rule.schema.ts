import { z } from 'zod'
import { RULE_MATCHES } from '@/lib/access/role-rule'
import { PERSON_ROLES } from '@/lib/access/roles'
import { labelRule } from './label-rule.schema'

export const MOST_RULES = 300

const role = z.enum(PERSON_ROLES)
/** A person whom the provider vouched for. */
const person = z.object({ id: z.string(), name: z.string(), login: z.string() })

const ruleGiven = z
  .object({
    /** Of a rule that is there already; left out for a new one. */
    id: z.string().max(100).optional(),
    match: z.enum(RULE_MATCHES),
    /** A group's distinguished name, or a value of the claim; in a pattern `*` stands for any characters. */
    value: z
      .string()
      .trim()
      .min(1)
      .max(1000)
      .refine((text) => text.isWellFormed() && !/\p{Cc}/u.test(text), 'no control characters'),
    role,
    /** Limits the role to assets by label. */
    label_rule: labelRule.nullable().optional(),
  })
  .strict()
const MOST_PATTERNS = 100
export const roleRulesGiven = z
  .object({
    rules: z
      .array(ruleGiven)
      .max(MOST_RULES)
      .refine(
        (rules) => rules.filter(({ match }) => match === 'pattern').length <= MOST_PATTERNS,
        `at most ${MOST_PATTERNS} patterns`,
      ),
  })
  .strict()
export const roleRulesPut = roleRulesGiven.extend({
  /** Of the rules that were looked at: refused (409) when somebody changed them meanwhile. */
  version: z.string().max(100),
})

export const roleRulesConfirm = z.object({ version: z.string().max(100) }).strict()

export const roleRules = z.object({
  provider: z.object({
    id: z.string(),
    kind: z.enum(['ldap', 'oidc']),
    name: z.string(),
    of: z.enum(['tenant', 'platform']),
    enabled: z.boolean(),
    /** Of the platform's, for who may change rules: servers and base, or the issuer. */
    leads_to: z.array(z.string()),
  }),
  version: z.string(),
  items: z.array(
    z.object({
      id: z.string(),
      match: z.enum(RULE_MATCHES),
      value: z.string(),
      role,
      label_rule: labelRule.nullable(),
      /** Gives nothing until it is confirmed: the platform led its provider elsewhere. */
      dormant: z.boolean(),
      /** How many people are in such a group, as far as the provider named their groups. */
      people: z.number().int(),
      /** Some of them, by name. */
      some: z.array(person),
    }),
  ),
  next_cursor: z.null(),
  total: z.number().int(),
  /** Groups that people who came in are in, those of most people first. */
  groups: z.array(z.object({ value: z.string(), people: z.number().int() })),
  /** People whom the provider vouched for here, and how many of them no rule lets in. */
  known: z.number().int(),
  without_role: z.number().int(),
})

export const RULE_WARNINGS = ['matches_nobody', 'owner_to_many', 'everybody', 'not_a_name'] as const
export const roleRulesPreview = z.object({
  /** Whose roles change, by name; at most 500 of `total`. */
  changes: z.array(person.extend({ gains: z.array(role), loses: z.array(role), last: z.boolean() })),
  total: z.number().int(),
  warnings: z.array(
    z.object({
      code: z.enum(RULE_WARNINGS),
      /** Place of the rule among those given, counted from 0. */
      rule: z.number().int(),
      people: z.number().int(),
    }),
  ),
})

export type RoleRulesGiven = z.infer<typeof roleRulesGiven>
export type RoleRulesDto = z.infer<typeof roleRules>
export type RoleRuleDto = RoleRulesDto['items'][number]
export type RoleRulesPreviewDto = z.infer<typeof roleRulesPreview>
