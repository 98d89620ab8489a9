-- How long the bytes of evidence are kept (docs/decisions/065-retention-of-evidence.md). Rows, hashes and leaves stay for ever.
CREATE TABLE "retention" (
    "tenant_id" UUID NOT NULL,
    "months" INTEGER,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(6),
    "next_months" INTEGER,
    "next_by" UUID,
    "next_at" TIMESTAMPTZ(6),
    "next_after" TIMESTAMPTZ(6),
    "hold_since" TIMESTAMPTZ(6),
    "hold_by" UUID,
    "hold_reason" TEXT,
    "swept_to" TIMESTAMPTZ(6),
    "swept_at" TIMESTAMPTZ(6),
    "swept_all_at" TIMESTAMPTZ(6),
    "sweep_to" TIMESTAMPTZ(6),
    "sweep_from" TIMESTAMPTZ(6),
    "sweep_before" UUID,

    CONSTRAINT "retention_pkey" PRIMARY KEY ("tenant_id"),
    CONSTRAINT "retention_least" CHECK ("months" >= 12 AND "next_months" >= 12),
    CONSTRAINT "retention_grace" CHECK (("next_after" IS NULL) = ("next_months" IS NULL) AND "next_after" >= "next_at" + interval '30 days')
);

-- Once bytes were dropped: who had decided so, and what. Its leaf commits to it.
CREATE TABLE "evidence_drop" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "months" INTEGER NOT NULL,
    "received_before" TIMESTAMPTZ(6) NOT NULL,
    "decided_by" UUID NOT NULL,
    "decided_at" TIMESTAMPTZ(6) NOT NULL,
    "pieces" INTEGER NOT NULL,
    "bytes" BIGINT NOT NULL,
    "root" BYTEA NOT NULL,
    "moved" BYTEA[] NOT NULL DEFAULT '{}',
    "objects" BYTEA[] NOT NULL DEFAULT '{}',
    "log_index" INTEGER NOT NULL,
    "log_epoch" INTEGER NOT NULL,

    CONSTRAINT "evidence_drop_pkey" PRIMARY KEY ("tenant_id","id")
);

ALTER TABLE "evidence" ADD COLUMN "drop_id" UUID,
  ADD CONSTRAINT "evidence_dropped" CHECK ("encoding" <> 'dropped' OR ("drop_id" IS NOT NULL AND "content" = ''));
CREATE INDEX "evidence_dropped_idx" ON "evidence"("tenant_id", "drop_id") WHERE "drop_id" IS NOT NULL;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['retention', 'evidence_drop'] LOOP
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant_isolation ON public.%I USING (tenant_id = app.current_tenant()) WITH CHECK (tenant_id = app.current_tenant())', t);
    EXECUTE format('GRANT SELECT ON public.%I TO plimsoll_app', t);
  END LOOP;
END $$;
-- Where the job is. What is decided goes through functions alone.
GRANT UPDATE (swept_to, swept_at, swept_all_at, sweep_to, sweep_from, sweep_before) ON "retention" TO plimsoll_app;
GRANT INSERT, UPDATE (objects) ON "evidence_drop" TO plimsoll_app;

-- Months that are in force; null: for ever.
CREATE FUNCTION app.months_kept(r retention) RETURNS integer
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT CASE WHEN r.next_after <= now() THEN r.next_months ELSE r.months END
$$;

-- Keeps bytes for so many months, or (null) for ever. Longer is so at once; what is shorter is so in thirty days, and until then can be undone.
CREATE FUNCTION app.keep_evidence_for(p_tenant uuid, p_months integer, p_by uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  r retention;
BEGIN
  IF p_tenant IS DISTINCT FROM app.current_tenant() THEN RAISE EXCEPTION 'not of this tenant' USING ERRCODE = '42501'; END IF;
  INSERT INTO retention (tenant_id) VALUES (app.current_tenant()) ON CONFLICT DO NOTHING;
  SELECT * INTO r FROM retention WHERE tenant_id = app.current_tenant() FOR UPDATE;
  IF r.next_after <= now() THEN
    UPDATE retention SET months = next_months, decided_by = next_by, decided_at = next_at WHERE tenant_id = app.current_tenant();
    r.months := r.next_months;
  END IF;
  UPDATE retention SET next_months = NULL, next_by = NULL, next_at = NULL, next_after = NULL WHERE tenant_id = app.current_tenant();
  IF p_months IS NOT DISTINCT FROM r.months THEN RETURN; END IF;
  IF p_months IS NULL OR p_months > r.months THEN
    UPDATE retention SET months = p_months, decided_by = p_by, decided_at = now() WHERE tenant_id = app.current_tenant();
  ELSE
    UPDATE retention SET next_months = p_months, next_by = p_by, next_at = now(), next_after = now() + interval '30 days', swept_all_at = NULL
    WHERE tenant_id = app.current_tenant();
  END IF;
END $$;

-- Keeps everything, whatever is set, for a reason; or (null) no longer.
CREATE FUNCTION app.hold_evidence(p_tenant uuid, p_reason text, p_by uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF p_tenant IS DISTINCT FROM app.current_tenant() THEN RAISE EXCEPTION 'not of this tenant' USING ERRCODE = '42501'; END IF;
  INSERT INTO retention (tenant_id, hold_since, hold_by, hold_reason)
  SELECT app.current_tenant(), now(), p_by, p_reason WHERE p_reason IS NOT NULL
  ON CONFLICT (tenant_id) DO NOTHING;
  UPDATE retention SET hold_since = CASE WHEN p_reason IS NOT NULL THEN coalesce(hold_since, now()) END,
    hold_by = CASE WHEN p_reason IS NOT NULL THEN p_by END, hold_reason = p_reason,
    swept_all_at = CASE WHEN p_reason IS NULL THEN NULL ELSE swept_all_at END
  WHERE tenant_id = app.current_tenant();
END $$;

-- Evidence under its hash; the same bytes are kept once a tenant, and again where they had been dropped.
CREATE FUNCTION app.put_evidence(p_tenant uuid, p_sha256 bytea, p_bytes integer, p_encoding text, p_content bytea, p_base bytea, p_at timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF p_tenant IS DISTINCT FROM app.current_tenant() THEN RAISE EXCEPTION 'not of this tenant' USING ERRCODE = '42501'; END IF;
  -- What a difference stands on keeps its bytes: locked as its key is. Where they went meanwhile, whoever hands in begins anew.
  IF p_base IS NOT NULL THEN
    PERFORM 1 FROM evidence b WHERE b.tenant_id = app.current_tenant() AND b.sha256 = p_base AND b.encoding <> 'dropped' FOR KEY SHARE;
    IF NOT FOUND THEN RAISE EXCEPTION 'what this stands on was dropped meanwhile' USING ERRCODE = '40P01'; END IF;
  END IF;
  -- A conflict locks the row, also where nothing is changed: no bytes are dropped while somebody hands them in.
  INSERT INTO evidence AS e (tenant_id, sha256, bytes, encoding, content, base_sha256, created_at)
  VALUES (app.current_tenant(), p_sha256, p_bytes, p_encoding, p_content, p_base, p_at)
  ON CONFLICT (tenant_id, sha256) DO UPDATE SET encoding = EXCLUDED.encoding, content = EXCLUDED.content, base_sha256 = EXCLUDED.base_sha256
    WHERE e.tenant_id = app.current_tenant() AND e.encoding = 'dropped' AND EXCLUDED.encoding <> 'object';
  -- The object of what was dropped may be removed at any time: such bytes come back into their row. Whoever did not see that it was dropped begins anew.
  IF p_encoding = 'object' AND EXISTS (SELECT 1 FROM evidence e WHERE e.tenant_id = app.current_tenant() AND e.sha256 = p_sha256 AND e.encoding = 'dropped') THEN
    RAISE EXCEPTION 'these bytes were dropped meanwhile' USING ERRCODE = '40P01';
  END IF;
END $$;

-- Locks evidence whose bytes are there: whoever hands the same in waits. Comes before the head of the log.
CREATE FUNCTION app.lock_evidence(p_sha256 bytea[]) RETURNS SETOF bytea
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT sha256 FROM evidence WHERE tenant_id = app.current_tenant() AND sha256 = ANY(p_sha256) AND encoding <> 'dropped'
  ORDER BY sha256 FOR UPDATE
$$;

-- The only way by which bytes go: what the tenant's setting allows, no hold forbids, nothing that keeps its bytes stands on, and was last handed in
-- before the time that is kept. Whether anything else needs them the application has asked.
CREATE FUNCTION app.drop_evidence(p_sha256 bytea[], p_drop uuid, p_before timestamptz)
RETURNS TABLE (sha256 bytea, bytes integer, encoding text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  t uuid := app.current_tenant();
  free bytea[];
BEGIN
  IF NOT EXISTS (SELECT 1 FROM retention r WHERE r.tenant_id = t AND r.hold_since IS NULL
      AND p_before <= now() - make_interval(months => app.months_kept(r))) THEN
    RAISE EXCEPTION 'nothing may be dropped of what was received by then' USING ERRCODE = '42501';
  END IF;
  free := ARRAY(SELECT e.sha256 FROM evidence e WHERE e.tenant_id = t AND e.sha256 = ANY(p_sha256) AND e.encoding <> 'dropped' AND e.created_at < p_before
    AND NOT EXISTS (SELECT 1 FROM evidence d WHERE d.tenant_id = t AND d.base_sha256 = e.sha256 AND d.sha256 <> ALL(p_sha256))
    AND NOT EXISTS (SELECT 1 FROM submission s WHERE s.tenant_id = t AND s.evidence_sha256 = e.sha256 AND (s.received_at >= p_before OR s.state = 'received'
        OR EXISTS (SELECT 1 FROM sighting g WHERE g.tenant_id = t AND g.submission_id = s.id AND g.seen_at >= p_before))));
  IF EXISTS (SELECT 1 FROM evidence d WHERE d.tenant_id = t AND d.base_sha256 = ANY(free) AND d.sha256 <> ALL(free)) THEN
    RAISE EXCEPTION 'something stands on what is to be dropped' USING ERRCODE = '23503';
  END IF;
  -- What was read of them is of no use to the next report, which would be kept as a difference from them.
  DELETE FROM reading r WHERE r.tenant_id = t AND r.evidence_sha256 = ANY(free);
  -- What had come again is of the later act; the earlier one still commits to its hash.
  UPDATE evidence_drop a SET moved = a.moved || o.hashes FROM (
    SELECT e.drop_id, array_agg(e.sha256) AS hashes FROM evidence e WHERE e.tenant_id = t AND e.sha256 = ANY(free) AND e.drop_id IS NOT NULL GROUP BY 1) o
  WHERE a.tenant_id = t AND a.id = o.drop_id;
  RETURN QUERY
    WITH was AS (SELECT e.sha256, e.bytes, e.encoding FROM evidence e WHERE e.tenant_id = t AND e.sha256 = ANY(free)), gone AS (
      UPDATE evidence e SET encoding = 'dropped', content = '', base_sha256 = NULL, drop_id = p_drop
      WHERE e.tenant_id = t AND e.sha256 = ANY(free) RETURNING e.sha256)
    SELECT w.sha256, w.bytes, w.encoding FROM was w JOIN gone g ON g.sha256 = w.sha256;
END $$;

-- Tenants of which bytes may be old enough by now, or whose objects are still to be removed.
CREATE FUNCTION app.tenants_to_drop()
RETURNS TABLE (id uuid, slug text, name text, time_zone text, language text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT t.id, t.slug, t.name, t.time_zone, t.language FROM retention r JOIN tenant t ON t.id = r.tenant_id
  WHERE t.suspended_at IS NULL AND (
    (r.hold_since IS NULL AND app.months_kept(r) IS NOT NULL
      AND (r.sweep_to IS NOT NULL OR r.swept_at IS NULL OR r.swept_all_at IS NULL OR r.swept_at < now() - interval '20 hours'))
    OR EXISTS (SELECT 1 FROM evidence_drop d WHERE d.tenant_id = r.tenant_id AND d.objects <> '{}'))
  ORDER BY t.id
$$;

REVOKE ALL ON FUNCTION app.months_kept(retention), app.keep_evidence_for(uuid, integer, uuid), app.hold_evidence(uuid, text, uuid),
  app.put_evidence(uuid, bytea, integer, text, bytea, bytea, timestamptz), app.lock_evidence(bytea[]), app.drop_evidence(bytea[], uuid, timestamptz),
  app.tenants_to_drop() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.months_kept(retention), app.keep_evidence_for(uuid, integer, uuid), app.hold_evidence(uuid, text, uuid),
  app.put_evidence(uuid, bytea, integer, text, bytea, bytea, timestamptz), app.lock_evidence(bytea[]), app.drop_evidence(bytea[], uuid, timestamptz),
  app.tenants_to_drop() TO plimsoll_app;
