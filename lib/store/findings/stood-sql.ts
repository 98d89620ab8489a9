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
    ), word AS (
      SELECT finding_id, kind, (array_agg(id ORDER BY at DESC, id DESC))[1] AS id,
        (array_agg(data ->> 'to' ORDER BY at DESC, id DESC))[1] AS said
      FROM finding_event
      WHERE tenant_id = ${tenantId}::uuid AND at <= ${at} AND id <= ${lastIdOf(knownAt)}::uuid AND kind IN ('status', 'owner', 'due')
      GROUP BY finding_id, kind
    ), known AS MATERIALIZED (
      -- One group a finding: joins of what is not counted beforehand would compare each with each.
      SELECT finding_id, ${onlySql('asset_id')}, ${onlySql('check_key')}, ${onlySql('subject')}, ${onlySql('severity')},
        ${onlySql('first_seen')}, ${onlySql('opened_at')}, ${onlySql('ended')}, ${onlySql('reopened')},
        ${onlySql('status')}, ${onlySql('status_id')}, ${onlySql('owner')}, ${onlySql('due')}
      FROM (
        SELECT finding_id, asset_id, check_key, subject, severity, NULL::timestamptz AS first_seen, NULL::timestamptz AS opened_at,
          NULL::timestamptz AS ended, NULL::int AS reopened, NULL AS status, NULL::uuid AS status_id, NULL AS owner, NULL AS due
        FROM face
        UNION ALL
        SELECT finding_id, NULL, NULL, NULL, NULL, first_seen, opened_at, ended, reopened, NULL, NULL, NULL, NULL FROM fact
        UNION ALL
        SELECT finding_id, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, CASE WHEN kind = 'status' THEN said END,
          CASE WHEN kind = 'status' THEN id END, CASE WHEN kind = 'owner' THEN said END, CASE WHEN kind = 'due' THEN said END
        FROM word
      ) said_of GROUP BY finding_id
    ), stood AS MATERIALIZED (
      SELECT f.tenant_id, f.id, t.asset_id, t.check_key, t.subject, f.title, t.severity, f.weight, f.lineage, f.advisory,
        f.package_type, f.package_name, f.package_version, f.fixed_in,
        CASE WHEN t.ended > ${at} THEN 'open' ELSE 'closed' END AS machine,
        CASE WHEN t.status IS NULL OR t.status = 'open' THEN 'new'
          WHEN t.status = 'fixed' AND EXISTS (SELECT 1 FROM finding_event e WHERE e.tenant_id = ${tenantId}::uuid AND e.finding_id = f.id
            AND e.kind = 'reopened' AND e.id > t.status_id AND e.at <= ${at} AND e.id <= ${lastIdOf(knownAt)}::uuid) THEN 'new'
          ELSE t.status END AS triage,
        replace(t.owner, 'usr_', '')::uuid AS owner_id, t.due::date AS due_on, t.first_seen, t.opened_at,
        CASE WHEN t.ended > ${at} THEN NULL ELSE t.ended END AS closed_at, t.reopened, f.version
      FROM known t
      JOIN finding f ON f.tenant_id = ${tenantId}::uuid AND f.id = t.finding_id
      WHERE t.ended IS NOT NULL AND t.asset_id IS NOT NULL
    )`
}

/** The one value of a group that there is, if any. */
const onlySql = (column: string): Prisma.Sql => {
  const name = Prisma.raw(column)
  return Prisma.sql`(array_agg(${name}) FILTER (WHERE ${name} IS NOT NULL))[1] AS ${name}`
}
