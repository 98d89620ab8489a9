import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { RoleRule } from '@/lib/access/role-rule'

/**
 * What a set of rules is called, for a provider that leads there: whoever saves says which one they looked at. The same rules in any order
 * are one.
 */
export function versionOfRules(rules: readonly RoleRule[], leadsTo: readonly string[] = []): string {
  const sorted = [...rules].sort((a, b) => (a.id < b.id ? -1 : 1))
  const said = sorted.map(({ id, match, value, role, labelRule }) => ({ id, match, value, role, labelRule }))
  return createHash('sha256')
    .update(canonicalize({ said, leadsTo }) ?? '')
    .digest('base64url')
}
