import { firstIdOf } from '../first-id-of'
import { Prisma } from '../generated/client'
import type { TenantTx } from '../in-tenant'
import { lastIdOf } from '../last-id-of'
import { likeOf } from '../like-of'

export interface AuditEventRow {
  id: string
  at: Date
  actorId: string
  actorKind: 'person' | 'token' | 'system'
  actorLabel: string
  action: string
  targetKind: string
  targetId: string
  before: unknown
  after: unknown
  address: string | null
  provider: string | null
  /** Which log's leaf commits to it; in the audit log none does until it is batched. */
  log: 'audit' | 'evidence'
  logIndex: number | null
}

export interface AuditEventFilter {
  action: string | null
  /** Everything that was done to one kind of thing: `member` is every `member.…`. */
  group?: string | null
  /** How the actor came in: `local`, `token`, `ldap` for every directory, or one of them (`ldap:…`). */
  provider?: string | null
  from?: Date | null
  /** Not after this. */
  to?: Date | null
  actorId: string | null
  /** Part of an action, a target's id or an actor's name. */
  text: string | null
  /** The last row of the page before. */
  after: { at: Date; id: string } | null
  limit: number
}

/** Audit events, newest first; of a report that was taken in its own row is the event. */
export async function listAuditEvents(tx: TenantTx, filter: AuditEventFilter): Promise<AuditEventRow[]> {
  const { action, group = null, provider = null, from = null, to = null, actorId, after, limit } = filter
  // A person's text is no pattern.
  const like = filter.text === null ? null : likeOf(filter.text)
  const fitting = Prisma.sql`(${action}::text IS NULL OR e.action = ${action})
    AND (${group}::text IS NULL OR starts_with(e.action, ${group} || '.'))
    AND (${provider}::text IS NULL OR e.provider = ${provider} OR starts_with(e.provider, ${provider} || ':'))
    AND (${from}::timestamptz IS NULL OR e.at >= ${from}::timestamptz)
    AND (${to}::timestamptz IS NULL OR e.at <= ${to}::timestamptz)
    AND (${actorId}::uuid IS NULL OR e.actor_ref = ${actorId}::uuid)
    AND (${like}::text IS NULL OR e.action ILIKE ${like} OR e.target_id ILIKE ${like} OR a.label ILIKE ${like})
    AND (${after?.id ?? null}::uuid IS NULL
      OR (e.at, e.id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))`
  const until = earliest(to, after?.at ?? null)
  return tx.db.$queryRaw<AuditEventRow[]>`
    SELECT * FROM (
      (SELECT e.id, e.at, a.id AS "actorId", a.kind AS "actorKind", a.label AS "actorLabel", e.action,
        e.target_kind AS "targetKind", e.target_id AS "targetId", e.before, e.after, e.address, e.provider,
        'audit' AS log, e.log_index AS "logIndex"
      FROM audit_event e JOIN actor a ON a.tenant_id = e.tenant_id AND a.id = e.actor_ref
      WHERE e.tenant_id = ${tx.tenantId}::uuid AND ${fitting}
      ORDER BY e.at DESC, e.id DESC LIMIT ${limit})
      UNION ALL
      (SELECT e.id, e.at, a.id, a.kind, a.label, e.action, 'submission', e.target_id, NULL, NULL, e.address, e.provider,
        'evidence', e.log_index
      FROM (
        SELECT s.tenant_id, s.id, s.received_at AS at, s.actor_ref, 'submission.accepted' AS action,
          'sub_' || replace(s.id::text, '-', '') AS target_id, s.address, s.provider, s.log_index
        FROM submission s
        WHERE s.tenant_id = ${tx.tenantId}::uuid AND s.provider IS NOT NULL AND (SELECT app.unlimited())
          ${from ? Prisma.sql`AND s.id >= ${firstIdOf(from)}::uuid` : Prisma.empty}
          ${until ? Prisma.sql`AND s.id <= ${lastIdOf(until)}::uuid` : Prisma.empty}
      ) e JOIN actor a ON a.tenant_id = e.tenant_id AND a.id = e.actor_ref
      WHERE e.tenant_id = ${tx.tenantId}::uuid AND ${fitting}
      ORDER BY e.id DESC LIMIT ${limit})
    ) every ORDER BY at DESC, id DESC LIMIT ${limit}`
}

const earliest = (a: Date | null, b: Date | null) => (a && b ? (a < b ? a : b) : (a ?? b))
