import type { RoleRule } from '@/lib/access/role-rule'
import { takesEverybody } from '@/lib/access/takes-everybody'
import { Invalid } from '@/lib/core/errors'
import type { ProviderOfRules } from './vouching-provider'

/**
 * Refuses a rule that takes in everybody of a provider of the platform: a tenant would learn of all who come in by it, and let them in.
 * @throws Invalid
 */
export function requireNarrow({ of, kind, base }: ProviderOfRules, rules: readonly RoleRule[]): void {
  if (of === 'tenant') return
  const place = rules.findIndex((rule) => takesEverybody(kind, base, rule))
  if (place < 0) return
  const says =
    'This pattern takes in everybody of the platform’s provider. Name your own groups: at least three characters of their name, or a branch of your own.'
  throw new Invalid('rule_for_everybody', says, { at: `/rules/${place}/value` })
}
