import type { TenantTx } from '../in-tenant'

/** How long a tenant keeps the bytes of evidence. Who decided is named as the logs do. */
export interface RetentionRow {
  /** In force; null: for ever. */
  months: number | null
  decidedBy: string | null
  decidedAt: Date | null
  /** What was received before is older than that; null: nothing is. */
  horizon: Date | null
  /** What is shorter, and from when. */
  next: { months: number; after: Date; by: string; at: Date } | null
  hold: { since: Date; by: string; reason: string } | null
  /** When all that is older was last looked at to its end. */
  sweptAt: Date | null
}

interface Columns extends Omit<RetentionRow, 'next' | 'hold'> {
  nextMonths: number | null
  nextAfter: Date | null
  nextBy: string | null
  nextAt: Date | null
  holdSince: Date | null
  holdBy: string | null
  holdReason: string | null
}

const FOR_EVER: RetentionRow = {
  months: null,
  decidedBy: null,
  decidedAt: null,
  horizon: null,
  next: null,
  hold: null,
  sweptAt: null,
}

/** What is set, what is in force by the clock of the database, and whether a hold forbids it. */
export async function readRetention(tx: TenantTx): Promise<RetentionRow> {
  const [row] = await tx.db.$queryRaw<Columns[]>`
    SELECT app.months_kept(r) AS months, now() - make_interval(months => app.months_kept(r)) AS horizon,
      CASE WHEN r.next_after <= now() THEN r.next_by ELSE r.decided_by END AS "decidedBy",
      CASE WHEN r.next_after <= now() THEN r.next_at ELSE r.decided_at END AS "decidedAt",
      CASE WHEN r.next_after > now() THEN r.next_months END AS "nextMonths", r.next_after AS "nextAfter", r.next_by AS "nextBy",
      r.next_at AS "nextAt", r.hold_since AS "holdSince", r.hold_by AS "holdBy", r.hold_reason AS "holdReason", r.swept_at AS "sweptAt"
    FROM retention r WHERE r.tenant_id = ${tx.tenantId}::uuid`
  if (!row) return FOR_EVER
  const { nextMonths, nextAfter, nextBy, nextAt, holdSince, holdBy, holdReason, ...rest } = row
  return {
    ...rest,
    next:
      nextMonths !== null && nextAfter && nextBy && nextAt
        ? { months: nextMonths, after: nextAfter, by: nextBy, at: nextAt }
        : null,
    hold:
      holdSince && holdBy && holdReason !== null
        ? { since: holdSince, by: holdBy, reason: holdReason }
        : null,
  }
}
