import type { TenantTx } from '../in-tenant'
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

/** Audit events, newest first. */
export async function listAuditEvents(tx: TenantTx, filter: AuditEventFilter): Promise<AuditEventRow[]> {
  const { action, group = null, provider = null, from = null, to = null, actorId, after, limit } = filter
  // A person's text is no pattern.
  const like = filter.text === null ? null : likeOf(filter.text)
  return tx.db.$queryRaw<AuditEventRow[]>`
    SELECT e.id, e.at, a.id AS "actorId", a.kind AS "actorKind", a.label AS "actorLabel", e.action,
      e.target_kind AS "targetKind", e.target_id AS "targetId", e.before, e.after, e.address, e.provider,
      e.log_index AS "logIndex"
    FROM audit_event e JOIN actor a ON a.tenant_id = e.tenant_id AND a.id = e.actor_ref
    WHERE e.tenant_id = ${tx.tenantId}::uuid
      AND (${action}::text IS NULL OR e.action = ${action})
      AND (${group}::text IS NULL OR starts_with(e.action, ${group} || '.'))
      AND (${provider}::text IS NULL OR e.provider = ${provider} OR starts_with(e.provider, ${provider} || ':'))
      AND (${from}::timestamptz IS NULL OR e.at >= ${from}::timestamptz)
      AND (${to}::timestamptz IS NULL OR e.at <= ${to}::timestamptz)
      AND (${actorId}::uuid IS NULL OR e.actor_ref = ${actorId}::uuid)
      AND (${like}::text IS NULL OR e.action ILIKE ${like} OR e.target_id ILIKE ${like} OR a.label ILIKE ${like})
      AND (${after?.id ?? null}::uuid IS NULL
        OR (e.at, e.id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    ORDER BY e.at DESC, e.id DESC LIMIT ${limit}`
}
