import { parsePublicId, publicId } from '@/lib/core/public-id'
import { FOREVER_DATE } from '../forever'
import type { TenantTx } from '../in-tenant'
import { lastIdOf } from '../last-id-of'
import type { FindingFilter, FindingRow } from './list-findings'

export interface FindingFilterAt extends FindingFilter {
  at: Date
  knownAt: Date
}

/**
 * Findings as they stood at an instant, as known at another, in the orders of `listFindings`: one statement, however many.
 * What evidence says is the lines of its keys cut at the instant, without what lies in retirements (`lib/core/finding-facts.ts`),
 * and it shows the state that it would have shown then (`lib/findings/settle-findings.ts`); what people said is the last of their
 * events by then. A *fixed* that evidence contradicted afterwards starts anew, as `set-finding-facts.ts` has it.
 */
export async function listFindingsAt(tx: TenantTx, filter: FindingFilterAt): Promise<FindingRow[]> {
  const { after, sort, at, knownAt } = filter
  const like = filter.text === null ? null : `%${filter.text.replaceAll(/[\\%_]/g, '\\$&')}%`
  const value = after?.value ?? null
  const lastId = lastIdOf(knownAt)
  const owner = filter.ownerId === null ? null : publicId('user', filter.ownerId)
  const rows = await tx.db.$queryRaw<(Omit<FindingRow, 'ownerId'> & { owner: string | null })[]>`
    WITH out AS (
      SELECT asset_id, range_agg(tstzrange(valid_from, valid_to)) AS stretches FROM asset_retirement
      WHERE tenant_id = ${tx.tenantId}::uuid AND recorded_from <= ${knownAt} AND recorded_to > ${knownAt} AND valid_from < valid_to GROUP BY asset_id
    ), failing AS (
      SELECT k.finding_id, s.*, coalesce(out.stretches, '{}'::tstzmultirange) AS retired
      FROM finding_key k JOIN (
        SELECT asset_id, check_key, subject_key, subject, severity, valid_from, ${FOREVER_DATE}::timestamptz AS valid_to FROM state_current
        WHERE tenant_id = ${tx.tenantId}::uuid AND result = 'fail' AND valid_from <= ${at} AND recorded_from <= ${knownAt}
        UNION ALL
        SELECT asset_id, check_key, subject_key, subject, severity, valid_from,
          CASE WHEN valid_to > ${at} THEN ${FOREVER_DATE}::timestamptz ELSE valid_to END
        FROM state_history
        WHERE tenant_id = ${tx.tenantId}::uuid AND result = 'fail' AND valid_from <= ${at} AND recorded_from <= ${knownAt}
          AND recorded_to > ${knownAt}
      ) s ON s.asset_id = k.asset_id AND s.check_key = k.check_key AND s.subject_key = k.subject_key
      LEFT JOIN out ON out.asset_id = k.asset_id
      WHERE k.tenant_id = ${tx.tenantId}::uuid AND (${filter.ids === null} OR k.finding_id = ANY(${[...(filter.ids ?? [])]}::uuid[]))
    ), face AS (
      SELECT DISTINCT ON (finding_id) finding_id, asset_id, check_key, subject, severity FROM failing
      ORDER BY finding_id, (valid_to > ${at} AND NOT retired @> ${at}::timestamptz) DESC, valid_to DESC, valid_from DESC, asset_id, check_key
    ), part AS (
      SELECT finding_id, lower(p.part) AS valid_from, upper(p.part) AS valid_to
      FROM failing CROSS JOIN LATERAL unnest(tstzmultirange(tstzrange(valid_from, valid_to)) - retired) AS p(part)
      WHERE lower(p.part) <= ${at}
    ), stretch AS (
      SELECT *, valid_from > coalesce(max(valid_to) OVER (PARTITION BY finding_id ORDER BY valid_from, valid_to
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), '-infinity') AS begins
      FROM part
    ), fact AS (
      SELECT finding_id, min(valid_from) AS first_seen, max(valid_to) AS ended, (count(*) FILTER (WHERE begins))::int - 1 AS reopened
      FROM stretch GROUP BY finding_id
    ), event AS (
      SELECT finding_id, id, at, kind, data ->> 'to' AS said FROM finding_event
      WHERE tenant_id = ${tx.tenantId}::uuid AND at <= ${at} AND id <= ${lastId}::uuid AND kind IN ('status', 'owner', 'reopened')
    ), word AS (
      SELECT DISTINCT ON (finding_id, kind) finding_id, id, kind, said FROM event ORDER BY finding_id, kind, at DESC, id DESC
    ), stood AS (
      SELECT f.id, face.asset_id, a.kind AS asset_kind, a.name AS asset_name, face.check_key, face.subject, f.title, face.severity, f.weight,
        CASE WHEN t.ended > ${at} THEN 'open' ELSE 'closed' END AS machine,
        CASE WHEN s.said IS NULL OR s.said = 'open' THEN 'new'
          WHEN s.said = 'fixed' AND EXISTS (SELECT 1 FROM event e WHERE e.finding_id = f.id AND e.kind = 'reopened' AND e.id > s.id) THEN 'new'
          ELSE s.said END AS triage,
        o.said AS owner, t.first_seen, CASE WHEN t.ended > ${at} THEN NULL ELSE t.ended END AS closed_at, t.reopened, f.version
      FROM fact t
      JOIN finding f ON f.tenant_id = ${tx.tenantId}::uuid AND f.id = t.finding_id
      JOIN face ON face.finding_id = f.id
      JOIN asset a ON a.tenant_id = ${tx.tenantId}::uuid AND a.id = face.asset_id
      LEFT JOIN word s ON s.finding_id = f.id AND s.kind = 'status'
      LEFT JOIN word o ON o.finding_id = f.id AND o.kind = 'owner'
    )
    SELECT id, asset_id AS "assetId", asset_kind AS "assetKind", asset_name AS "assetName", check_key AS "checkKey", subject, title, severity,
      weight, machine, triage, owner, first_seen AS "firstSeen", closed_at AS "closedAt", reopened, version
    FROM stood f
    WHERE (${filter.machine}::text IS NULL OR machine = ${filter.machine})
      AND (${filter.triage}::text IS NULL OR triage = ${filter.triage})
      AND (${filter.assetIds === null} OR asset_id = ANY(${[...(filter.assetIds ?? [])]}::uuid[]))
      AND (${filter.severity}::text IS NULL OR severity = ${filter.severity})
      AND (${filter.checkKeys === null} OR check_key = ANY(${[...(filter.checkKeys ?? [])]}::uuid[]))
      AND (${owner}::text IS NULL OR owner = ${owner})
      AND (${like}::text IS NULL OR title ILIKE ${like} OR subject ILIKE ${like} OR asset_name ILIKE ${like})
      AND (${after === null}
        OR (${sort} = 'impact' AND (weight, id) < (${sort === 'impact' ? value : null}::int, ${after?.id ?? null}::uuid))
        OR (${sort} = 'first_seen' AND (first_seen, id)
          < (${sort === 'first_seen' ? new Date(Number(value)) : null}::timestamptz, ${after?.id ?? null}::uuid))
        OR (${sort} = 'asset' AND (asset_name, id) > (${sort === 'asset' ? value : null}::text, ${after?.id ?? null}::uuid)))
    ORDER BY CASE WHEN ${sort} = 'impact' THEN weight END DESC NULLS LAST,
      CASE WHEN ${sort} = 'first_seen' THEN first_seen END DESC NULLS LAST,
      CASE WHEN ${sort} = 'asset' THEN asset_name END NULLS LAST,
      CASE WHEN ${sort} = 'asset' THEN id END, id DESC
    LIMIT ${filter.limit}`
  return rows.map(({ owner: said, ...row }) => ({
    ...row,
    ownerId: said === null ? null : parsePublicId('user', said),
  }))
}
