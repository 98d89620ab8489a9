import { FOREVER_DATE } from '../forever'
import { Prisma } from '../generated/client'
import { lastIdOf } from '../last-id-of'

/**
 * CTE `stood`: findings as they stood at an instant, as known at another, with the columns that `finding` has. What evidence says
 * is the lines of their keys cut at the instant, without what lies in retirements (`lib/core/finding-facts.ts`), and they show the
 * state that they would have shown then (`lib/findings/settle-findings.ts`); what people said is the last of their events by then.
 * A *fixed* that evidence contradicted afterwards starts anew, as `set-finding-facts.ts` has it.
 */
export function stoodSql(
  tenantId: string,
  { at, knownAt }: { at: Date; knownAt: Date },
  ids: readonly string[] | null,
): Prisma.Sql {
  return Prisma.sql`out AS (
      SELECT asset_id, range_agg(tstzrange(valid_from, valid_to)) AS stretches FROM asset_retirement
      WHERE tenant_id = ${tenantId}::uuid AND recorded_from <= ${knownAt} AND recorded_to > ${knownAt} AND valid_from < valid_to GROUP BY asset_id
    ), failing AS MATERIALIZED (
      SELECT k.finding_id, s.*, coalesce(out.stretches, '{}'::tstzmultirange) AS retired
      FROM finding_key k JOIN (
        SELECT asset_id, check_key, subject_key, subject, severity, valid_from, ${FOREVER_DATE}::timestamptz AS valid_to FROM state_current
        WHERE tenant_id = ${tenantId}::uuid AND result = 'fail' AND valid_from <= ${at} AND recorded_from <= ${knownAt}
        UNION ALL
        SELECT asset_id, check_key, subject_key, subject, severity, valid_from,
          CASE WHEN valid_to > ${at} OR end_recorded > ${knownAt} THEN ${FOREVER_DATE}::timestamptz ELSE valid_to END
        FROM state_history
        WHERE tenant_id = ${tenantId}::uuid AND result = 'fail' AND valid_from <= ${at} AND recorded_from <= ${knownAt}
          AND recorded_to > ${knownAt}
      ) s ON s.asset_id = k.asset_id AND s.check_key = k.check_key AND s.subject_key = k.subject_key
      LEFT JOIN out ON out.asset_id = k.asset_id
      WHERE k.tenant_id = ${tenantId}::uuid ${ids ? Prisma.sql`AND k.finding_id = ANY(${[...ids]}::uuid[])` : Prisma.empty}
    ), face AS MATERIALIZED (
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
    ), fact AS MATERIALIZED (
      SELECT finding_id, min(valid_from) AS first_seen, max(valid_from) FILTER (WHERE begins) AS opened_at, max(valid_to) AS ended,
        (count(*) FILTER (WHERE begins))::int - 1 AS reopened
      FROM stretch GROUP BY finding_id
    ), event AS MATERIALIZED (
      SELECT finding_id, id, at, kind, data ->> 'to' AS said FROM finding_event
      WHERE tenant_id = ${tenantId}::uuid AND at <= ${at} AND id <= ${lastIdOf(knownAt)}::uuid
        AND kind IN ('status', 'owner', 'due', 'reopened')
    ), word AS MATERIALIZED (
      SELECT DISTINCT ON (finding_id, kind) finding_id, id, kind, said FROM event ORDER BY finding_id, kind, at DESC, id DESC
    ), stood AS MATERIALIZED (
      SELECT f.tenant_id, f.id, face.asset_id, face.check_key, face.subject, f.title, face.severity, f.weight, f.lineage, f.advisory,
        f.package_type, f.package_name, f.package_version, f.fixed_in,
        CASE WHEN t.ended > ${at} THEN 'open' ELSE 'closed' END AS machine,
        CASE WHEN s.said IS NULL OR s.said = 'open' THEN 'new'
          WHEN s.said = 'fixed' AND EXISTS (SELECT 1 FROM event e WHERE e.finding_id = f.id AND e.kind = 'reopened' AND e.id > s.id) THEN 'new'
          ELSE s.said END AS triage,
        replace(o.said, 'usr_', '')::uuid AS owner_id, d.said::date AS due_on, t.first_seen, t.opened_at,
        CASE WHEN t.ended > ${at} THEN NULL ELSE t.ended END AS closed_at, t.reopened, f.version
      FROM fact t
      JOIN finding f ON f.tenant_id = ${tenantId}::uuid AND f.id = t.finding_id
      JOIN face ON face.finding_id = f.id
      LEFT JOIN word s ON s.finding_id = f.id AND s.kind = 'status'
      LEFT JOIN word o ON o.finding_id = f.id AND o.kind = 'owner'
      LEFT JOIN word d ON d.finding_id = f.id AND d.kind = 'due'
    )`
}
