import type { Scope } from '@/lib/access/keys'
import { GRACE_DAYS, LEAST_MONTHS } from '@/lib/core/retention'
import { actorsById } from '@/lib/store/actors/actors-by-id'
import { inTenant } from '@/lib/store/in-tenant'
import { readRetention } from '@/lib/store/retention/read-retention'
import { actorRefOf } from './refs'
import type { RetentionDto } from './retention.schema'

/** How long the tenant keeps the bytes of its evidence. */
export async function readRetentionSetting(scope: Scope): Promise<RetentionDto> {
  return inTenant(scope, async (tx) => {
    const row = await readRetention(tx)
    const ids = [row.decidedBy, row.next?.by, row.hold?.by].flatMap((id) => id ?? [])
    const actors = await actorsById(tx, ids)
    const { next, hold } = row
    return {
      months: row.months,
      decided_by: row.decidedBy ? actorRefOf(actors, row.decidedBy) : null,
      decided_at: row.decidedAt?.toISOString() ?? null,
      older_than: row.horizon?.toISOString() ?? null,
      next: next && { months: next.months, after: next.after.toISOString(), by: actorRefOf(actors, next.by) },
      hold: hold && { since: hold.since.toISOString(), by: actorRefOf(actors, hold.by), reason: hold.reason },
      least_months: LEAST_MONTHS,
      grace_days: GRACE_DAYS,
      looked_at: row.sweptAt?.toISOString() ?? null,
    }
  })
}
