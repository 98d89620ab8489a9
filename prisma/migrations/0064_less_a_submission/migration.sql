-- What a submission says in words is kept once, its counts as numbers, and its indexes are those that are read
-- (docs/decisions/059-storage-a-day.md).

CREATE TABLE "submission_words" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "tool" TEXT,
    "tool_version" TEXT,
    "database_version" TEXT,
    "format" TEXT,
    "edition" TEXT,
    "profile" TEXT,
    "parser_version" TEXT NOT NULL,
    "catalogue_version" TEXT NOT NULL,
    "observed_source" TEXT NOT NULL,
    "counted" TEXT[],

    CONSTRAINT "submission_words_pkey" PRIMARY KEY ("tenant_id","id")
);

ALTER TABLE "submission_words" ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "submission_words" USING (tenant_id = app.current_tenant()) WITH CHECK (tenant_id = app.current_tenant());
GRANT SELECT, INSERT ON "submission_words" TO plimsoll_app;

ALTER TABLE "submission" ADD COLUMN "words_id" UUID, ADD COLUMN "counts" TEXT;

-- Names of what was counted, and the counts in their order, as lib/store/submissions/pack-counts.ts has them.
CREATE TEMP TABLE counted ON COMMIT DROP AS
SELECT s.tenant_id, s.id, array_agg(c.name ORDER BY c.name COLLATE "C") AS names, string_agg(c.n, ' ' ORDER BY c.name COLLATE "C") AS counts
FROM "submission" s CROSS JOIN LATERAL (
  SELECT 'by_result.' || key AS name, value AS n FROM jsonb_each_text(nullif(s.by_result, 'null'))
  UNION ALL SELECT 'by_result', '0' WHERE s.by_result = '{}'
  UNION ALL SELECT 'by_severity.' || key, value FROM jsonb_each_text(nullif(s.by_severity, 'null'))
  UNION ALL SELECT 'by_severity', '0' WHERE s.by_severity = '{}'
  UNION ALL SELECT key, value FROM jsonb_each_text(nullif(s.changes, 'null')) WHERE key IN ('opened', 'closed', 'unchanged')
  UNION ALL SELECT 'opened_by_severity.' || key, value FROM jsonb_each_text(s.changes -> 'opened_by_severity')
  UNION ALL SELECT 'opened_by_severity', '0' WHERE s.changes -> 'opened_by_severity' = '{}'
) c GROUP BY s.tenant_id, s.id;

UPDATE "submission" s SET "counts" = c.counts, "words_id" = md5(to_json(ARRAY[s.tool, s.tool_version, s.database_version, s.format, s.edition,
  s.profile, s.parser_version, s.catalogue_version, s.observed_source] || c.names)::text)::uuid
FROM counted c WHERE c.tenant_id = s.tenant_id AND c.id = s.id;
UPDATE "submission" s SET "words_id" = md5(to_json(ARRAY[s.tool, s.tool_version, s.database_version, s.format, s.edition,
  s.profile, s.parser_version, s.catalogue_version, s.observed_source])::text)::uuid WHERE s.words_id IS NULL;

INSERT INTO "submission_words" (tenant_id, id, tool, tool_version, database_version, format, edition, profile, parser_version, catalogue_version,
  observed_source, counted)
SELECT DISTINCT ON (s.tenant_id, s.words_id) s.tenant_id, s.words_id, s.tool, s.tool_version, s.database_version, s.format, s.edition, s.profile,
  s.parser_version, s.catalogue_version, s.observed_source, c.names
FROM "submission" s LEFT JOIN counted c ON c.tenant_id = s.tenant_id AND c.id = s.id
ORDER BY s.tenant_id, s.words_id;

ALTER TABLE "submission" ALTER COLUMN "words_id" SET NOT NULL, ALTER COLUMN "notes" DROP NOT NULL,
  ALTER COLUMN "hints" TYPE JSON USING "hints"::json, ALTER COLUMN "notes" TYPE JSON USING nullif("notes", '[]')::json,
  DROP COLUMN "tool", DROP COLUMN "tool_version", DROP COLUMN "database_version", DROP COLUMN "format", DROP COLUMN "edition",
  DROP COLUMN "profile", DROP COLUMN "parser_version", DROP COLUMN "catalogue_version", DROP COLUMN "observed_source",
  DROP COLUMN "by_result", DROP COLUMN "by_severity", DROP COLUMN "changes";
GRANT UPDATE (words_id, counts) ON "submission" TO plimsoll_app;

-- By the hash of their bytes all of them are found, also those that count as the same: a hash of four bytes an entry.
CREATE INDEX "submission_evidence_sha256_idx" ON "submission" USING hash ("evidence_sha256");
DROP INDEX "submission_tenant_id_evidence_sha256_idx";
DROP INDEX "submission_tenant_id_dedupe_key_key";
-- By when they came they are ordered by their ids; the entries of one asset share theirs.
DROP INDEX "submission_tenant_id_received_at_idx";
DROP INDEX "submission_tenant_id_asset_id_observed_at_idx";
CREATE INDEX "submission_tenant_id_asset_id_idx" ON "submission"("tenant_id", "asset_id");

-- A submission's row names its first asset; here are the others.
DELETE FROM "submission_asset" WHERE "place" = 0;

CREATE OR REPLACE FUNCTION app.sees_submission(p_submission uuid) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = public, pg_temp COST 1 AS $$
  SELECT coalesce(bool_and(l.labels @@ (SELECT app.label_path())), false) FROM (
    SELECT r.asset_id FROM submission r WHERE r.tenant_id = app.current_tenant() AND r.id = p_submission AND r.asset_id IS NOT NULL
    UNION ALL
    SELECT o.asset_id FROM submission_asset o WHERE o.tenant_id = app.current_tenant() AND o.submission_id = p_submission
  ) s
  JOIN asset a ON a.tenant_id = app.current_tenant() AND a.id = s.asset_id
  JOIN label_set l ON l.tenant_id = a.tenant_id AND l.id = a.label_set_id
$$;

-- The first id that version 7 can give in a millisecond: what was received from then on has no lower one.
CREATE FUNCTION app.first_id_of(p_at timestamptz) RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT (lpad(to_hex(greatest(floor(extract(epoch FROM p_at) * 1000), 0)::bigint), 12, '0') || '70008000000000000000')::uuid
$$;
REVOKE ALL ON FUNCTION app.first_id_of(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.first_id_of(timestamptz) TO plimsoll_app;

CREATE OR REPLACE FUNCTION app.platform_operation(p_now timestamptz)
RETURNS TABLE (id uuid, slug text, name text, reports_hour bigint, reports_day bigint, rejected_day bigint, bytes_day bigint,
  unread bigint, last_report timestamptz, jobs_waiting bigint, oldest_job timestamptz, jobs_failed_day bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN QUERY
  SELECT t.id, t.slug, t.name, s.hour, s.day, s.rejected, s.bytes, s.unread, l.last, coalesce(j.waiting, 0), j.oldest, coalesce(j.failed, 0)
  FROM tenant t
  CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE m.received_at > p_now - interval '1 hour') AS hour, count(*) AS day,
      count(*) FILTER (WHERE m.state = 'rejected') AS rejected, coalesce(sum(m.bytes), 0)::bigint AS bytes,
      count(*) FILTER (WHERE m.state = 'received') AS unread
    FROM submission m WHERE m.tenant_id = t.id AND m.received_at > p_now - interval '24 hours'
      AND m.id >= app.first_id_of(p_now - interval '24 hours')
  ) s
  LEFT JOIN LATERAL (
    SELECT m.received_at AS last FROM submission m WHERE m.tenant_id = t.id ORDER BY m.id DESC LIMIT 1
  ) l ON true
  LEFT JOIN (
    SELECT (q.data -> 'tenant' ->> 'id')::uuid AS tenant_id,
      count(*) FILTER (WHERE q.state IN ('created', 'retry') AND q.start_after <= p_now) AS waiting,
      min(q.start_after) FILTER (WHERE q.state IN ('created', 'retry') AND q.start_after <= p_now) AS oldest,
      count(*) FILTER (WHERE q.state = 'failed' AND q.completed_on > p_now - interval '24 hours') AS failed
    FROM pgboss.job q WHERE q.state IN ('created', 'retry', 'failed') AND q.data -> 'tenant' ->> 'id' IS NOT NULL GROUP BY 1
  ) j ON j.tenant_id = t.id
  WHERE t.slug <> '' ORDER BY s.bytes DESC, t.name;
END $$;
