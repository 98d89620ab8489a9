import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { RoleRule } from '@/lib/access/role-rule'

/** What a set of rules is called: whoever saves says which one they looked at. The same rules in any order are one. */
export function versionOfRules(rules: readonly RoleRule[]): string {
  const sorted = [...rules].sort((a, b) => (a.id < b.id ? -1 : 1))
  const said = sorted.map(({ id, match, value, role, labelRule }) => ({ id, match, value, role, labelRule }))
  return createHash('sha256')
    .update(canonicalize(said) ?? '')
    .digest('base64url')
}
