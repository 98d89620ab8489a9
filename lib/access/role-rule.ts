import type { LabelRule } from '@/lib/core/label-rule'
import type { PersonRole } from './roles'

/** How a rule names groups: one group exactly, or all that a pattern with `*` matches. */
export const RULE_MATCHES = ['exact', 'pattern'] as const
export type RuleMatch = (typeof RULE_MATCHES)[number]

/** Groups of a directory are distinguished names, those of an OpenID provider plain values of a claim. */
export type GroupKind = 'ldap' | 'oidc'

/** Whoever is in the group has the role. */
export interface RoleRule {
  id: string
  match: RuleMatch
  value: string
  role: PersonRole
  /** Limits the role to assets by label; null: all. */
  labelRule: LabelRule | null
  /** Gives nothing: its provider leads elsewhere now, and the tenant has not confirmed it. */
  dormant?: boolean
}

/** A role that rules give somebody. */
export interface RuleGrant {
  role: PersonRole
  labelRule: LabelRule | null
  /** Ids of the rules that give it. */
  rules: string[]
}
