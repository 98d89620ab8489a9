-- The token of one host hands in for that host and for what is under it, `host-1/…`, and not for `host-10`: a prefix that ends in "/"
-- is also the name before it (lib/core/begins-with-prefix.ts).
UPDATE "api_token" k SET "asset_prefix" = k."asset_prefix" || '/'
FROM "agent" a JOIN "agent_enrolment" e ON e."tenant_id" = a."tenant_id" AND e."id" = a."enrolment_id"
WHERE a."tenant_id" = k."tenant_id" AND a."id" = k."agent_id" AND e."own_host" AND k."asset_prefix" = a."name";

UPDATE "vex_document" d SET "reach" = d."reach" || '/'
FROM "submission" s JOIN "agent" a ON a."tenant_id" = s."tenant_id" AND a."id" = s."agent_id"
JOIN "agent_enrolment" e ON e."tenant_id" = a."tenant_id" AND e."id" = a."enrolment_id"
WHERE s."tenant_id" = d."tenant_id" AND s."id" = d."submission_id" AND e."own_host" AND d."reach" = a."name";

-- As in 0063, but for the last line.
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
  WHERE m.tenant_id = app.current_tenant() AND (d.reach IS NULL OR starts_with(a.name || '/', d.reach))
$$;
