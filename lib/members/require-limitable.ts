import { LIMITABLE_ROLES } from '@/lib/access/limited'
import type { PersonRole } from '@/lib/access/roles'
import { Invalid } from '@/lib/core/errors'
import type { LabelRule } from '@/lib/core/label-rule'

/** @throws Invalid where a role is limited to some assets that is of the whole tenant */
export function requireLimitable(role: PersonRole, rule: LabelRule | null): void {
  if (rule === null || LIMITABLE_ROLES.some((one) => one === role)) return
  const message = 'This role answers for the whole tenant and cannot be limited to some assets.'
  throw new Invalid('owner_unlimited', message, { at: '/label_rule' })
}
