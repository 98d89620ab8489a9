import type { LabelLimit, LabelRule } from '@/lib/core/label-rule'
import type { Action } from './actions'
import { UNDER_A_LIMIT } from './limited'
import { actionsOf, type Role, rolesAllow } from './roles'

/** A role that counts only for assets that a rule fits. */
export interface LimitedRole {
  role: Role
  rule: LabelRule
}

/** The roles of somebody: those that count for every asset, and those that are limited. */
export interface Roles {
  readonly roles: readonly Role[]
  readonly limited?: readonly LimitedRole[]
  /** An administrator of the platform whom an owner let in: they read, whatever the role allows besides (decision 028). */
  readonly support?: true
}

/** What any of the actions is allowed over; undefined: nothing. One role without a limit is enough for every asset. */
export function allowance(given: Roles, asked: readonly Action[]): LabelLimit | undefined {
  const anyOf = given.support ? asked.filter((action) => action.endsWith('.read')) : asked
  if (anyOf.some((action) => rolesAllow(given.roles, action))) return null
  const kept = anyOf.filter((action) => UNDER_A_LIMIT[action] === true)
  const rules = (given.limited ?? [])
    .filter(({ role }) => kept.some((action) => rolesAllow([role], action)))
    .map(({ rule }) => rule)
  return rules.length === 0 ? undefined : distinct(rules)
}

/** Every action that is allowed over all that a limit shows: what a key that was given for one action may do besides. */
export function actionsWithin(given: Roles, limit: LabelLimit): Set<Action> {
  return new Set(
    everyAction(given).filter((action) => {
      const over = allowance(given, [action])
      return over === null || (over !== undefined && limit !== null && covers(over, limit))
    }),
  )
}

/** Every action that is allowed over some assets: what is offered. */
export function everyAction(given: Roles): Action[] {
  const roles = [...given.roles, ...(given.limited ?? []).map(({ role }) => role)]
  return [...actionsOf(roles)].filter((action) => allowance(given, [action]) !== undefined)
}

function distinct(rules: readonly LabelRule[]): LabelRule[] {
  return [...new Map(rules.map((rule) => [JSON.stringify(rule), rule])).values()]
}

function covers(wide: readonly LabelRule[], narrow: readonly LabelRule[]): boolean {
  const known = new Set(wide.map((rule) => JSON.stringify(rule)))
  return narrow.every((rule) => known.has(JSON.stringify(rule)))
}
