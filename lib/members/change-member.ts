import type { Scope } from '@/lib/access/keys'
import { readLabelRule } from '@/lib/access/label-rule'
import type { PersonRole } from '@/lib/access/roles'
import { Conflict, NotFound } from '@/lib/core/errors'
import type { LabelRule } from '@/lib/core/label-rule'
import { parsePublicId } from '@/lib/core/public-id'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { inTenant } from '@/lib/store/in-tenant'
import { addMembership } from '@/lib/store/members/add-membership'
import { listMembers, type MembershipRow } from '@/lib/store/members/list-members'
import { lockOwners } from '@/lib/store/members/lock-owners'
import { removeMemberships } from '@/lib/store/members/remove-memberships'
import { checkPeriod } from './check-period'
import { requireApart } from './require-apart'
import { requireLastingOwner } from './require-lasting-owner'
import { requireLimitable } from './require-limitable'

export interface MemberChange {
  /** The roles given here; those that come from an identity provider are its own. */
  roles: PersonRole[]
  /** undefined leaves the begins as they are; new roles then begin at once. */
  validFrom?: Date | null | undefined
  /** undefined leaves the ends as they are; new roles then do not end. */
  validUntil: Date | null | undefined
  /** Of the roles named, what limits each to some assets; of others it stays as it is. */
  labelRules?: Partial<Record<PersonRole, LabelRule | null>> | undefined
}

/**
 * Sets the roles of a member.
 * @throws NotFound, Invalid for an end that has passed or lies before the begin, Conflict when no role or no lasting owner would be left
 */
export async function changeMember(scope: Scope, id: string, change: MemberChange, at: Date): Promise<void> {
  const userId = parsePublicId('user', id)
  if (userId === null) throw new NotFound()
  checkPeriod({ validFrom: change.validFrom ?? null, validUntil: change.validUntil ?? null }, at)
  await inTenant(scope, async (tx) => {
    await lockOwners(tx)
    const before = await listMembers(tx, userId)
    if (before.length === 0) throw new NotFound()
    const local = before.filter(({ source }) => source === 'local')
    const roles = [...new Set(change.roles)]
    if (roles.length === 0 && local.length === before.length) {
      throw new Conflict('no_role', 'A member has a role. To take the person out, remove the member.', {
        at: '/roles',
      })
    }
    for (const role of roles) {
      const had = local.find((row) => row.role === role)
      const validFrom = change.validFrom === undefined ? (had?.validFrom ?? null) : change.validFrom
      const validUntil = change.validUntil === undefined ? (had?.validUntil ?? null) : change.validUntil
      // A role that has ended and is left as it is stays so.
      if (change.validFrom !== undefined || change.validUntil !== undefined) {
        checkPeriod({ validFrom, validUntil }, at)
      }
      const said = change.labelRules?.[role]
      const labelRule = said === undefined ? limitOf(had) : said
      requireLimitable(role, labelRule)
      await addMembership(tx, { userId, role, validFrom, validUntil, labelRule, at })
    }
    await removeMemberships(tx, userId, roles)
    const held = await listMembers(tx, userId)
    await requireApart(tx, held)
    await requireLastingOwner(tx)
    const after = held.filter(({ source }) => source === 'local')
    const shown = (rows: typeof before) =>
      rows.map((row) => ({
        role: row.role,
        valid_from: row.validFrom,
        valid_until: row.validUntil,
        label_rule: row.labelRule,
      }))
    await writeAuditEvent(tx, {
      action: 'member.changed',
      target: { kind: 'user', id },
      before: { roles: shown(local) },
      after: { roles: shown(after) },
      at,
    })
  })
}

/** What limits a role that is there. What is kept and is no rule must not become no limit. */
function limitOf(row: MembershipRow | undefined): LabelRule | null {
  if (!row || row.labelRule === null) return null
  const rule = readLabelRule(row.labelRule)
  if (!rule) throw new Error('a membership is limited by what is no rule')
  return rule
}
