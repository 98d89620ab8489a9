-- Evidence that differs little from what came before is kept as the difference (docs/decisions/053-evidence-as-differences.md).
ALTER TABLE "evidence" ADD COLUMN "base_sha256" BYTEA,
  ADD CONSTRAINT "evidence_base" CHECK (("encoding" = 'difference') = ("base_sha256" IS NOT NULL)),
  -- What a difference stands on cannot go before it.
  ADD CONSTRAINT "evidence_tenant_id_base_sha256_fkey" FOREIGN KEY ("tenant_id", "base_sha256")
    REFERENCES "evidence"("tenant_id", "sha256") ON DELETE NO ACTION ON UPDATE NO ACTION,
  -- It is packed already.
  ALTER COLUMN "content" SET STORAGE EXTERNAL;
CREATE INDEX "evidence_tenant_id_base_sha256_idx" ON "evidence"("tenant_id", "base_sha256");

-- The list is ordered by time; which of two of one instant comes first needs no index.
DROP INDEX "evidence_tenant_id_created_at_sha256_idx";
CREATE INDEX "evidence_tenant_id_created_at_idx" ON "evidence"("tenant_id", "created_at");

-- What evidence in sight stands on, next first: one may see it without seeing who handed that in.
CREATE FUNCTION app.evidence_bases(p_sha256 bytea)
RETURNS TABLE (step integer, sha256 bytea, bytes integer, encoding text, content bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH RECURSIVE bases AS (
    SELECT 0 AS step, e.sha256, e.bytes, e.encoding, e.content, e.base_sha256 FROM evidence e
    WHERE e.tenant_id = app.current_tenant() AND e.sha256 = p_sha256 AND (app.unlimited() OR app.sees_evidence(p_sha256))
    UNION ALL
    SELECT b.step + 1, e.sha256, e.bytes, e.encoding, e.content, e.base_sha256 FROM bases b
    JOIN evidence e ON e.tenant_id = app.current_tenant() AND e.sha256 = b.base_sha256)
  SELECT b.step, b.sha256, b.bytes, b.encoding, b.content FROM bases b WHERE b.step > 0
$$;
REVOKE ALL ON FUNCTION app.evidence_bases(bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.evidence_bases(bytea) TO plimsoll_app;

-- As before (0028), but of a table whose rows stand on each other those go first on which none stands.
CREATE OR REPLACE FUNCTION app.erase_tenant_rows(p_id uuid, p_limit integer) RETURNS TABLE (erased text, n bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  t regclass;
  child regclass;
  held boolean;
  waiting text := NULL;
  has_rows boolean;
  free text;
BEGIN
  PERFORM 1 FROM tenant WHERE id = p_id AND slug <> '' AND delete_after <= now() FOR UPDATE;
  IF NOT FOUND THEN
    IF EXISTS (SELECT 1 FROM tenant WHERE id = p_id) OR p_id IS NULL THEN
      RAISE EXCEPTION 'the day of this tenant has not come' USING ERRCODE = '42501';
    END IF;
    RETURN;
  END IF;
  UPDATE tenant SET suspended_at = now(), suspended_reason = '' WHERE id = p_id AND suspended_at IS NULL;
  FOR t IN SELECT * FROM app.tenant_tables() LOOP
    EXECUTE format('SELECT EXISTS (SELECT 1 FROM %s WHERE tenant_id = $1)', t) INTO has_rows USING p_id;
    CONTINUE WHEN NOT has_rows;
    held := false;
    FOR child IN SELECT DISTINCT k.conrelid::regclass FROM pg_constraint k
      WHERE k.contype = 'f' AND k.confrelid = t AND k.conrelid <> t LOOP
      EXECUTE format('SELECT EXISTS (SELECT 1 FROM %s WHERE tenant_id = $1)', child) INTO has_rows USING p_id;
      held := held OR has_rows;
    END LOOP;
    IF held THEN waiting := t::text; CONTINUE; END IF;
    SELECT string_agg(format(' AND NOT EXISTS (SELECT 1 FROM %s d WHERE %s)', t, k.same), '') INTO free
    FROM (SELECT string_agg(format('d.%I = r.%I', a.attname, b.attname), ' AND ') AS same
      FROM pg_constraint k CROSS JOIN LATERAL unnest(k.conkey, k.confkey) AS u(own, other)
      JOIN pg_attribute a ON a.attrelid = t AND a.attnum = u.own
      JOIN pg_attribute b ON b.attrelid = t AND b.attnum = u.other
      WHERE k.contype = 'f' AND k.confrelid = t AND k.conrelid = t GROUP BY k.oid) k;
    EXECUTE format('DELETE FROM %s WHERE tenant_id = $1 AND ctid = ANY (ARRAY(SELECT ctid FROM %s r WHERE tenant_id = $1%s LIMIT $2))',
      t, t, coalesce(free, '')) USING p_id, p_limit;
    GET DIAGNOSTICS n = ROW_COUNT;
    erased := t::text;
    RETURN NEXT;
    RETURN;
  END LOOP;
  IF waiting IS NOT NULL THEN RAISE EXCEPTION 'rows of % hang on each other', waiting; END IF;
  -- Whom the tenant's own providers vouched for are people of this tenant alone.
  DELETE FROM session WHERE user_id IN (SELECT u.id FROM app_user u WHERE u.home_tenant_id = p_id);
  DELETE FROM identity WHERE user_id IN (SELECT u.id FROM app_user u WHERE u.home_tenant_id = p_id);
  DELETE FROM app_user WHERE home_tenant_id = p_id;
  DELETE FROM pgboss.job WHERE data -> 'tenant' ->> 'id' = p_id::text;
  DELETE FROM tenant WHERE id = p_id;
  erased := 'tenant';
  n := 1;
  RETURN NEXT;
END $$;
