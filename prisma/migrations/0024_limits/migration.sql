-- Roles limited to assets by label (docs/decisions/026-limits-by-label.md). The transaction says which rules limit it;
-- a restrictive policy on every table that says something of assets hides the rest from every statement. Without a limit a
-- policy is one comparison that was answered before the first row.

-- Under which limit a report was made: the rules, of which any lets an asset be seen; null: none.
ALTER TABLE "report" ADD COLUMN "label_limit" JSONB;

-- Which snapshots saw a set of components.
CREATE INDEX "component_look_tenant_id_set_id_idx" ON "component_look"("tenant_id", "set_id");

-- ── What limits a transaction ────────────────────────────────────────────────────────────────────────────────────────
-- [{"all": [{"key": "team", "in": ["payments", "billing"]}]}] → ($."team" == "payments" || $."team" == "billing"): a JSON string is a
-- string of the path language too. What is no rule fits nothing.
CREATE FUNCTION app.limit_path(p_limit jsonb) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(string_agg(coalesce((
    SELECT string_agg(coalesce((
      SELECT '(' || string_agg(format('$.%s == %s', c -> 'key', v), ' || ') || ')' FROM jsonb_array_elements(c -> 'in') v
    ), '(1 == 0)'), ' && ') FROM jsonb_array_elements(r -> 'all') c
  ), '(1 == 0)'), ' || '), '(1 == 0)') FROM jsonb_array_elements(p_limit) r
$$;

-- The tenant of a transaction, and what limits it there (null: nothing). Both are gone with the transaction.
DROP FUNCTION app.use_tenant(uuid);
CREATE FUNCTION app.use_tenant(p_tenant uuid, p_limit jsonb) RETURNS uuid LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('SET LOCAL app.tenant_id = %L', p_tenant);
  EXECUTE format('SET LOCAL app.label_limit = %L', coalesce(p_limit::text, ''));
  EXECUTE format('SET LOCAL app.label_path = %L', CASE WHEN p_limit IS NULL THEN '' ELSE app.limit_path(p_limit) END);
  RETURN p_tenant;
END $$;

CREATE FUNCTION app.unlimited() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(current_setting('app.label_limit', true), '') = ''
$$;

CREATE FUNCTION app.label_path() RETURNS jsonpath LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT nullif(current_setting('app.label_path', true), '')::jsonpath
$$;

-- Whether each of these rules is within one of the transaction's: it asks at least for the same labels, with no other values.
CREATE FUNCTION app.limit_within(p_limit jsonb) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT NOT EXISTS (
    SELECT 1 FROM jsonb_array_elements(p_limit) narrow WHERE NOT EXISTS (
      SELECT 1 FROM jsonb_array_elements(current_setting('app.label_limit')::jsonb) wide WHERE NOT EXISTS (
        SELECT 1 FROM jsonb_array_elements(wide -> 'all') w WHERE NOT EXISTS (
          SELECT 1 FROM jsonb_array_elements(narrow -> 'all') n WHERE n -> 'key' = w -> 'key' AND w -> 'in' @> (n -> 'in')))))
$$;

-- ── What is in sight ─────────────────────────────────────────────────────────────────────────────────────────────────
-- The labels that an asset has now decide, also on what was. They run as the owner, so that they see what is out of sight too,
-- and each names the tenant. The planner is told that the sets are small: it must not plan statements without a limit by them.
CREATE FUNCTION app.label_sets_in_sight() RETURNS SETOF uuid
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = public, pg_temp COST 1 ROWS 1 AS $$
  SELECT l.id FROM label_set l WHERE l.tenant_id = app.current_tenant() AND l.labels @@ (SELECT app.label_path())
$$;

CREATE FUNCTION app.assets_in_sight() RETURNS SETOF uuid
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = public, pg_temp COST 1 ROWS 1 AS $$
  SELECT a.id FROM asset a JOIN label_set l ON l.tenant_id = a.tenant_id AND l.id = a.label_set_id
  WHERE a.tenant_id = app.current_tenant() AND l.labels @@ (SELECT app.label_path())
$$;

CREATE FUNCTION app.subjects_in_sight() RETURNS SETOF uuid
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = public, pg_temp COST 1 ROWS 1 AS $$
  SELECT k.subject_key FROM app.assets_in_sight() AS s(id)
  JOIN finding_key k ON k.tenant_id = app.current_tenant() AND k.asset_id = s.id
$$;

CREATE FUNCTION app.advisories_in_sight() RETURNS SETOF text
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = public, pg_temp COST 1 ROWS 1 AS $$
  SELECT f.advisory FROM app.assets_in_sight() AS s(id)
  JOIN finding f ON f.tenant_id = app.current_tenant() AND f.asset_id = s.id WHERE f.advisory IS NOT NULL
$$;

CREATE FUNCTION app.sees_finding(p_finding uuid) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = public, pg_temp COST 1 AS $$
  SELECT EXISTS (
    SELECT 1 FROM finding f
    JOIN asset a ON a.tenant_id = f.tenant_id AND a.id = f.asset_id
    JOIN label_set l ON l.tenant_id = a.tenant_id AND l.id = a.label_set_id
    WHERE f.tenant_id = app.current_tenant() AND f.id = p_finding AND l.labels @@ (SELECT app.label_path()))
$$;

-- A submission speaks of all its assets at once, and so do its bytes: all of them must be in sight.
CREATE FUNCTION app.sees_submission(p_submission uuid) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = public, pg_temp COST 1 AS $$
  SELECT coalesce(bool_and(l.labels @@ (SELECT app.label_path())), false) FROM submission_asset s
  JOIN asset a ON a.tenant_id = s.tenant_id AND a.id = s.asset_id
  JOIN label_set l ON l.tenant_id = a.tenant_id AND l.id = a.label_set_id
  WHERE s.tenant_id = app.current_tenant() AND s.submission_id = p_submission
$$;

CREATE FUNCTION app.sees_evidence(p_sha256 bytea) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = public, pg_temp COST 1 AS $$
  SELECT EXISTS (SELECT 1 FROM submission s
    WHERE s.tenant_id = app.current_tenant() AND s.evidence_sha256 = p_sha256 AND app.sees_submission(s.id))
$$;

CREATE FUNCTION app.sees_bulk(p_bulk uuid) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = public, pg_temp COST 1 AS $$
  SELECT coalesce(bool_and(l.labels @@ (SELECT app.label_path())), false) FROM bulk_item i
  JOIN finding f ON f.tenant_id = i.tenant_id AND f.id = i.finding_id
  JOIN asset a ON a.tenant_id = f.tenant_id AND a.id = f.asset_id
  JOIN label_set l ON l.tenant_id = a.tenant_id AND l.id = a.label_set_id
  WHERE i.tenant_id = app.current_tenant() AND i.bulk_id = p_bulk
$$;

-- An exception that covers something in sight decides how that is handled, so it is in sight itself.
CREATE FUNCTION app.sees_exception(p_exception uuid, p_rule boolean, p_labels jsonb, p_lineage text) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = public, pg_temp COST 1 AS $$
  SELECT CASE WHEN p_rule THEN EXISTS (
    SELECT 1 FROM asset a JOIN label_set l ON l.tenant_id = a.tenant_id AND l.id = a.label_set_id
    WHERE a.tenant_id = app.current_tenant() AND l.labels @@ (SELECT app.label_path())
      AND (p_labels IS NULL OR l.labels @> p_labels) AND (p_lineage IS NULL OR a.lineage = p_lineage))
  ELSE EXISTS (
    SELECT 1 FROM exception_finding n
    WHERE n.tenant_id = app.current_tenant() AND n.exception_id = p_exception AND app.sees_finding(n.finding_id)) END
$$;

CREATE FUNCTION app.sees_component_set(p_set uuid) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = public, pg_temp COST 1 AS $$
  SELECT EXISTS (
    SELECT 1 FROM component_look c
    JOIN asset a ON a.tenant_id = c.tenant_id AND a.id = c.asset_id
    JOIN label_set l ON l.tenant_id = a.tenant_id AND l.id = a.label_set_id
    WHERE c.tenant_id = app.current_tenant() AND c.set_id = p_set AND l.labels @@ (SELECT app.label_path()))
$$;

CREATE FUNCTION app.sees_check(p_check uuid) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = public, pg_temp COST 1 AS $$
  SELECT EXISTS (SELECT 1 FROM app.assets_in_sight() AS a(id)
    JOIN state_current s ON s.tenant_id = app.current_tenant() AND s.asset_id = a.id AND s.check_key = p_check)
  OR EXISTS (SELECT 1 FROM app.assets_in_sight() AS a(id)
    JOIN state_history s ON s.tenant_id = app.current_tenant() AND s.asset_id = a.id AND s.check_key = p_check)
$$;

-- Hashes of leaves, of which proofs are made: they tell nothing of what a leaf says, which a limit hides.
CREATE FUNCTION app.leaf_hashes(p_log text, p_epoch integer, p_indexes integer[])
RETURNS TABLE (idx integer, leaf_hash bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT n.idx, n.leaf_hash FROM log_leaf n
  WHERE n.tenant_id = app.current_tenant() AND n.log = p_log AND n.epoch = p_epoch AND n.idx = ANY(p_indexes)
$$;

-- ── Policies ─────────────────────────────────────────────────────────────────────────────────────────────────────────
DO $$
DECLARE
  t text;
  unlimited text := '(SELECT app.unlimited())';
BEGIN
  -- What is of one asset or one finding: neither read nor written out of sight.
  FOREACH t IN ARRAY ARRAY['asset_alias', 'asset_retirement', 'asset_label', 'image', 'image_tag', 'submission_asset', 'coverage',
    'state_current', 'state_history', 'asset_posture', 'component_look', 'component_declaration', 'finding', 'finding_key'] LOOP
    EXECUTE format('CREATE POLICY label_limit ON public.%I AS RESTRICTIVE USING (%s OR asset_id IN (SELECT app.assets_in_sight()))', t, unlimited);
  END LOOP;
  EXECUTE format('CREATE POLICY label_limit ON public.asset AS RESTRICTIVE USING (%s OR label_set_id IN (SELECT app.label_sets_in_sight()))', unlimited);
  FOREACH t IN ARRAY ARRAY['finding_event', 'exception_finding', 'bulk_item'] LOOP
    EXECUTE format('CREATE POLICY label_limit ON public.%I AS RESTRICTIVE USING (%s OR app.sees_finding(finding_id))', t, unlimited);
  END LOOP;
  EXECUTE format('CREATE POLICY label_limit ON public.report AS RESTRICTIVE
    USING (%s OR (label_limit IS NOT NULL AND app.limit_within(label_limit)))', unlimited);

  -- What is kept under an id made of its content, or made before what hangs on it: only reading is limited.
  EXECUTE format('CREATE POLICY label_limit ON public.label_set AS RESTRICTIVE FOR SELECT USING (%s OR id IN (SELECT app.label_sets_in_sight()))', unlimited);
  EXECUTE format('CREATE POLICY label_limit ON public.submission AS RESTRICTIVE USING (%s OR app.sees_submission(id))', unlimited);
  EXECUTE format('CREATE POLICY label_limit ON public.sighting AS RESTRICTIVE USING (%s OR app.sees_submission(submission_id))', unlimited);
  EXECUTE format('CREATE POLICY label_limit ON public.evidence AS RESTRICTIVE USING (%s OR app.sees_evidence(sha256))', unlimited);
  EXECUTE format('CREATE POLICY label_limit ON public.bulk_change AS RESTRICTIVE FOR SELECT USING (%s OR app.sees_bulk(id))', unlimited);
  EXECUTE format('CREATE POLICY label_limit ON public.exception AS RESTRICTIVE FOR SELECT
    USING (%s OR app.sees_exception(id, advisory IS NOT NULL OR cardinality(check_keys) > 0, labels, lineage))', unlimited);
  EXECUTE format('CREATE POLICY label_limit ON public.component_set AS RESTRICTIVE FOR SELECT USING (%s OR app.sees_component_set(id))', unlimited);
  EXECUTE format('CREATE POLICY label_limit ON public.vulnerability AS RESTRICTIVE FOR SELECT USING (%s OR subject_key IN (SELECT app.subjects_in_sight()))', unlimited);
  EXECUTE format('CREATE POLICY label_limit ON public.advisory AS RESTRICTIVE FOR SELECT USING (%s OR id IN (SELECT app.advisories_in_sight()))', unlimited);
  EXECUTE format('CREATE POLICY label_limit ON public.unknown_check AS RESTRICTIVE FOR SELECT USING (%s OR app.sees_check(check_key))', unlimited);

  -- What is of the whole tenant and may speak of any asset: not read under a limit at all.
  FOREACH t IN ARRAY ARRAY['tally_delta', 'determination', 'attachment', 'log_leaf', 'audit_event', 'agent', 'api_token', 'notice',
    'notice_look', 'webhook', 'webhook_delivery', 'identity_provider', 'role_rule', 'provider_account'] LOOP
    EXECUTE format('CREATE POLICY label_limit ON public.%I AS RESTRICTIVE FOR SELECT USING (%s)', t, unlimited);
  END LOOP;
END $$;

REVOKE ALL ON FUNCTION app.limit_path(jsonb), app.use_tenant(uuid, jsonb), app.unlimited(), app.label_path(), app.limit_within(jsonb),
  app.label_sets_in_sight(), app.assets_in_sight(), app.subjects_in_sight(), app.advisories_in_sight(), app.sees_finding(uuid),
  app.sees_submission(uuid), app.sees_evidence(bytea), app.sees_bulk(uuid), app.sees_exception(uuid, boolean, jsonb, text),
  app.sees_component_set(uuid), app.sees_check(uuid), app.leaf_hashes(text, integer, integer[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.limit_path(jsonb), app.use_tenant(uuid, jsonb), app.unlimited(), app.label_path(), app.limit_within(jsonb),
  app.label_sets_in_sight(), app.assets_in_sight(), app.subjects_in_sight(), app.advisories_in_sight(), app.sees_finding(uuid),
  app.sees_submission(uuid), app.sees_evidence(bytea), app.sees_bulk(uuid), app.sees_exception(uuid, boolean, jsonb, text),
  app.sees_component_set(uuid), app.sees_check(uuid), app.leaf_hashes(text, integer, integer[]) TO plimsoll_app;
