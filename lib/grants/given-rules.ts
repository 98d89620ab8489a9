import { v7 } from 'uuid'
import { readLabelRule } from '@/lib/access/label-rule'
import type { RoleRule } from '@/lib/access/role-rule'
import { Invalid } from '@/lib/core/errors'
import { parsePublicId } from '@/lib/core/public-id'

/** A rule as somebody gives it. */
export interface GivenRule extends Pick<RoleRule, 'match' | 'value' | 'role'> {
  id?: string | undefined
  label_rule?: unknown
}

/**
 * Rules as they are kept: one that is there already keeps its id, any other gets a new one.
 * @throws Invalid for an id that is of none of them, or of two
 */
export function givenRules(given: readonly GivenRule[], known: readonly RoleRule[], at: Date): RoleRule[] {
  // While any waits to be confirmed all do: one that is written anew is no confirmation.
  const dormant = known.some((rule) => rule.dormant)
  const free = new Set(known.map(({ id }) => id))
  return given.map(({ id, match, value, role, label_rule }, place) => {
    const kept = id === undefined ? null : parsePublicId('role_rule', id)
    if (id !== undefined && (kept === null || !free.delete(kept))) {
      throw new Invalid('invalid_body', 'There is no such rule of this provider.', {
        at: `/rules/${place}/id`,
      })
    }
    return {
      id: kept ?? v7({ msecs: at.getTime() }),
      ...{ match, value, role },
      labelRule: label_rule === undefined || label_rule === null ? null : readLabelRule(label_rule),
      ...(dormant ? { dormant } : {}),
    }
  })
}
