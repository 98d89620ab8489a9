-- What a report leaves besides its evidence is kept once (docs/decisions/054-what-a-report-leaves.md).

-- The leaf of a submission is what its row says; none of these columns may be updated.
CREATE FUNCTION app.submission_leaf(p_id uuid, p_actor uuid, p_at timestamptz, p_sha256 bytea) RETURNS bytea
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT convert_to(format('{"actor_ref":"%s","at":"%s","subject":{"id":"sub_%s","sha256":"%s"},"type":"submission","v":1}',
    p_actor, to_char(p_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), replace(p_id::text, '-', ''), encode(p_sha256, 'hex')), 'UTF8')
$$;
REVOKE ALL ON FUNCTION app.submission_leaf(uuid, uuid, timestamptz, bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.submission_leaf(uuid, uuid, timestamptz, bytea) TO plimsoll_app;

DELETE FROM "log_leaf" l USING "submission" s
WHERE l.log = 'evidence' AND s.tenant_id = l.tenant_id AND s.log_epoch = l.epoch AND s.log_index = l.idx
  AND l.leaf = app.submission_leaf(s.id, s.actor_ref, s.received_at, s.evidence_sha256);
CREATE INDEX "submission_tenant_id_log_epoch_log_index_idx" ON "submission"("tenant_id", "log_epoch", "log_index");

CREATE OR REPLACE FUNCTION app.leaf_hashes(p_log text, p_epoch integer, p_indexes integer[])
RETURNS TABLE (idx integer, leaf_hash bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT n.idx, n.leaf_hash FROM log_leaf n
  WHERE n.tenant_id = app.current_tenant() AND n.log = p_log AND n.epoch = p_epoch AND n.idx = ANY(p_indexes)
  UNION ALL
  SELECT s.log_index, sha256('\x00'::bytea || app.submission_leaf(s.id, s.actor_ref, s.received_at, s.evidence_sha256))
  FROM submission s
  WHERE s.tenant_id = app.current_tenant() AND p_log = 'evidence' AND s.log_epoch = p_epoch AND s.log_index = ANY(p_indexes)
    AND NOT EXISTS (SELECT 1 FROM log_leaf n
      WHERE n.tenant_id = s.tenant_id AND n.log = 'evidence' AND n.epoch = s.log_epoch AND n.idx = s.log_index)
$$;

-- Subtrees of two, four and eight leaves are computed from those.
DELETE FROM "log_node" WHERE "level" < 4;

-- 128 bits tell reports apart.
UPDATE "submission" SET "dedupe_key" = substring("dedupe_key" FOR 16) WHERE length("dedupe_key") > 16;

-- Asked which tools there are, and nothing else.
DROP INDEX "coverage_tenant_id_tool_profile_observed_at_idx";
CREATE INDEX "coverage_tenant_id_tool_idx" ON "coverage"("tenant_id", "tool");
