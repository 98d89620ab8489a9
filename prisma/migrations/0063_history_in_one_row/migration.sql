-- What ended is one row with the time at which that was learnt, instead of one that never ends and another that does
-- (docs/decisions/059-storage-a-day.md).

-- Until when it was believed to go on: what is null was recorded with its end.
ALTER TABLE "state_history" ADD COLUMN "end_recorded" TIMESTAMPTZ(6);
ALTER TABLE "state_history" ADD CONSTRAINT "state_history_end_recorded" CHECK ("end_recorded" IS NULL OR "end_recorded" >= "recorded_from");

CREATE TEMP TABLE ended ON COMMIT DROP AS
SELECT o.tenant_id, o.asset_id, o.check_key, o.subject_key, o.valid_from, o.recorded_from, o.recorded_to
FROM "state_history" o
JOIN "state_history" e ON e.tenant_id = o.tenant_id AND e.asset_id = o.asset_id AND e.check_key = o.check_key
  AND e.subject_key = o.subject_key AND e.valid_from = o.valid_from AND e.recorded_from = o.recorded_to
WHERE o.valid_to = '9999-12-31Z' AND e.valid_to < '9999-12-31Z'
  AND (o.subject, o.result, o.severity, o.detail, o.printed_result, o.submission_id, o.place_from, o.place_to)
    = (e.subject, e.result, e.severity, e.detail, e.printed_result, e.submission_id, e.place_from, e.place_to)
  AND (o.place_pointer, o.place_line, o.fixed_in, o.severity_source, o.clock_from, o.clock_basis, o.vex_status, o.stated_at)
    IS NOT DISTINCT FROM (e.place_pointer, e.place_line, e.fixed_in, e.severity_source, e.clock_from, e.clock_basis, e.vex_status, e.stated_at);

DELETE FROM "state_history" s USING ended d
WHERE s.tenant_id = d.tenant_id AND s.asset_id = d.asset_id AND s.check_key = d.check_key AND s.subject_key = d.subject_key
  AND s.valid_from = d.valid_from AND s.recorded_from = d.recorded_from;

UPDATE "state_history" s SET "recorded_from" = d.recorded_from, "end_recorded" = d.recorded_to FROM ended d
WHERE s.tenant_id = d.tenant_id AND s.asset_id = d.asset_id AND s.check_key = d.check_key AND s.subject_key = d.subject_key
  AND s.valid_from = d.valid_from AND s.recorded_from = d.recorded_to;

CREATE OR REPLACE FUNCTION app.vex_all(p_at timestamptz, p_known timestamptz)
RETURNS TABLE (asset_id uuid, subject_key uuid, document_id uuid, document_name text, statement_key uuid, submission_id uuid, author text,
  product text, component text, status text, detail text, stated_at timestamptz, place_from integer, place_to integer, place_pointer text, place_line integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH held AS MATERIALIZED (
    SELECT s.* FROM (
      SELECT c.asset_id, c.subject_key, c.submission_id, c.vex_status, c.detail, coalesce(c.stated_at, c.valid_from) AS stated_at,
        c.place_from, c.place_to, c.place_pointer, c.place_line
      FROM state_current c WHERE c.tenant_id = app.current_tenant() AND c.vex_status IS NOT NULL AND c.valid_from <= p_at AND c.recorded_from <= p_known
      UNION ALL
      SELECT h.asset_id, h.subject_key, h.submission_id, h.vex_status, h.detail, coalesce(h.stated_at, h.valid_from),
        h.place_from, h.place_to, h.place_pointer, h.place_line
      FROM state_history h WHERE h.tenant_id = app.current_tenant() AND h.vex_status IS NOT NULL AND h.valid_from <= p_at
        AND (h.valid_to > p_at OR h.end_recorded > p_known)
        AND h.recorded_from <= p_known AND h.recorded_to > p_known
    ) s WHERE s.stated_at <= p_at AND NOT app.retired_at(s.asset_id, p_at, p_known)
  )
  SELECT m.asset_id, m.subject_key, h.asset_id, o.name, h.subject_key, h.submission_id, d.author, t.product, t.component, h.vex_status, h.detail, h.stated_at,
    h.place_from, h.place_to, h.place_pointer, h.place_line
  FROM vex_match m
  JOIN held h ON h.subject_key = m.statement_key
  JOIN vex_statement t ON t.tenant_id = m.tenant_id AND t.statement_key = m.statement_key
  JOIN asset a ON a.tenant_id = m.tenant_id AND a.id = m.asset_id
  JOIN asset o ON o.tenant_id = m.tenant_id AND o.id = h.asset_id
  LEFT JOIN vex_document d ON d.tenant_id = m.tenant_id AND d.submission_id = h.submission_id
  WHERE m.tenant_id = app.current_tenant() AND (d.reach IS NULL OR starts_with(a.name, d.reach))
$$;

CREATE OR REPLACE FUNCTION app.findings_answered(p_at timestamptz, p_known timestamptz) RETURNS TABLE (finding_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH answered AS MATERIALIZED (SELECT n.asset_id, n.subject_key FROM app.vex_latest(p_at, p_known) n),
  concerned AS MATERIALIZED (
    SELECT DISTINCT k.finding_id FROM answered n
    JOIN finding_key k ON k.tenant_id = app.current_tenant() AND k.asset_id = n.asset_id AND k.subject_key = n.subject_key
  )
  SELECT c.finding_id FROM concerned c WHERE NOT EXISTS (
    SELECT 1 FROM finding_key k
    WHERE k.tenant_id = app.current_tenant() AND k.finding_id = c.finding_id
      AND NOT EXISTS (SELECT 1 FROM answered n WHERE n.asset_id = k.asset_id AND n.subject_key = k.subject_key)
      AND (EXISTS (SELECT 1 FROM state_current s WHERE s.tenant_id = app.current_tenant() AND s.asset_id = k.asset_id AND s.check_key = k.check_key
          AND s.subject_key = k.subject_key AND s.result = 'fail' AND s.valid_from <= p_at AND s.recorded_from <= p_known)
        OR EXISTS (SELECT 1 FROM state_history s WHERE s.tenant_id = app.current_tenant() AND s.asset_id = k.asset_id AND s.check_key = k.check_key
          AND s.subject_key = k.subject_key AND s.result = 'fail' AND s.valid_from <= p_at
          AND (s.valid_to > p_at OR s.end_recorded > p_known)
          AND s.recorded_from <= p_known AND s.recorded_to > p_known))
      AND NOT app.retired_at(k.asset_id, p_at, p_known))
$$;
