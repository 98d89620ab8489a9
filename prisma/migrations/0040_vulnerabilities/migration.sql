-- What VEX documents say of vulnerabilities, where it applies, and what reports say of exploitation (docs/decisions/043-vulnerabilities.md).

-- A statement of a VEX document is a state of the document. Null: the state is none.
ALTER TABLE "state_current" ADD COLUMN "vex_status" TEXT, ADD COLUMN "stated_at" TIMESTAMPTZ(6);
ALTER TABLE "state_history" ADD COLUMN "vex_status" TEXT, ADD COLUMN "stated_at" TIMESTAMPTZ(6);
CREATE INDEX "state_current_vex" ON "state_current"("tenant_id", "subject_key") WHERE "vex_status" IS NOT NULL;
CREATE INDEX "state_history_vex" ON "state_history"("tenant_id", "subject_key") WHERE "vex_status" IS NOT NULL;

-- CreateTable
CREATE TABLE "vex_statement" (
    "tenant_id" UUID NOT NULL,
    "statement_key" UUID NOT NULL,
    "advisory" TEXT NOT NULL,
    "product" TEXT NOT NULL,
    "component" TEXT NOT NULL,

    CONSTRAINT "vex_statement_pkey" PRIMARY KEY ("tenant_id","statement_key")
);

-- CreateTable
CREATE TABLE "vex_name" (
    "tenant_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "statement_key" UUID NOT NULL,

    CONSTRAINT "vex_name_pkey" PRIMARY KEY ("tenant_id","name","statement_key")
);

-- CreateTable
CREATE TABLE "vex_document" (
    "tenant_id" UUID NOT NULL,
    "submission_id" UUID NOT NULL,
    "author" TEXT,
    "reach" TEXT,

    CONSTRAINT "vex_document_pkey" PRIMARY KEY ("tenant_id","submission_id")
);

-- CreateTable
CREATE TABLE "vex_match" (
    "tenant_id" UUID NOT NULL,
    "asset_id" UUID NOT NULL,
    "subject_key" UUID NOT NULL,
    "statement_key" UUID NOT NULL,

    CONSTRAINT "vex_match_pkey" PRIMARY KEY ("tenant_id","asset_id","subject_key","statement_key")
);

-- CreateTable
CREATE TABLE "advisory_risk" (
    "tenant_id" UUID NOT NULL,
    "advisory" TEXT NOT NULL,
    "epss" DOUBLE PRECISION,
    "percentile" DOUBLE PRECISION,
    "known_exploited" BOOLEAN NOT NULL,
    "observed_at" TIMESTAMPTZ(6) NOT NULL,
    "submission_id" UUID NOT NULL,

    CONSTRAINT "advisory_risk_pkey" PRIMARY KEY ("tenant_id","advisory")
);

-- CreateIndex
CREATE INDEX "vex_name_tenant_id_statement_key_idx" ON "vex_name"("tenant_id", "statement_key");

-- CreateIndex
CREATE INDEX "vex_match_tenant_id_statement_key_idx" ON "vex_match"("tenant_id", "statement_key");

-- CreateIndex
CREATE INDEX "vulnerability_tenant_id_advisory_idx" ON "vulnerability"("tenant_id", "advisory");

DO $$
DECLARE
  t text;
  unlimited text := '(SELECT app.unlimited())';
BEGIN
  FOREACH t IN ARRAY ARRAY['vex_statement', 'vex_name', 'vex_document', 'vex_match', 'advisory_risk'] LOOP
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format(
      'CREATE POLICY tenant_isolation ON public.%I USING (tenant_id = app.current_tenant()) WITH CHECK (tenant_id = app.current_tenant())', t);
    EXECUTE format('GRANT SELECT, INSERT ON public.%I TO plimsoll_app', t);
  END LOOP;
  EXECUTE format('CREATE POLICY label_limit ON public.vex_match AS RESTRICTIVE USING (%s OR asset_id IN (SELECT app.assets_in_sight()))', unlimited);
  EXECUTE format('CREATE POLICY label_limit ON public.advisory_risk AS RESTRICTIVE FOR SELECT USING (%s OR advisory IN (SELECT app.advisories_in_sight()))', unlimited);
  -- A document speaks of whatever it likes; what it says of something in sight is told by app.vex_said.
  FOREACH t IN ARRAY ARRAY['vex_statement', 'vex_name', 'vex_document'] LOOP
    EXECUTE format('CREATE POLICY label_limit ON public.%I AS RESTRICTIVE FOR SELECT USING (%s)', t, unlimited);
  END LOOP;
END $$;
GRANT DELETE ON "vex_match" TO plimsoll_app;
GRANT UPDATE ON "advisory_risk" TO plimsoll_app;

-- Whether an asset is retired at an instant as known at another.
CREATE FUNCTION app.retired_at(p_asset uuid, p_at timestamptz, p_known timestamptz) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM asset_retirement r WHERE r.tenant_id = app.current_tenant() AND r.asset_id = p_asset
    AND r.valid_from <= p_at AND r.valid_to > p_at AND r.recorded_from <= p_known AND r.recorded_to > p_known)
$$;

-- What documents say of vulnerabilities of assets at an instant, as known at another: a statement holds from when it was made until
-- its document no longer makes it or is retired.
CREATE FUNCTION app.vex_all(p_at timestamptz, p_known timestamptz)
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
      FROM state_history h WHERE h.tenant_id = app.current_tenant() AND h.vex_status IS NOT NULL AND h.valid_from <= p_at AND h.valid_to > p_at
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

-- The same of assets in sight, whatever may be seen of the documents: it decides how something in sight is handled.
CREATE FUNCTION app.vex_said(p_at timestamptz, p_known timestamptz)
RETURNS TABLE (asset_id uuid, subject_key uuid, document_id uuid, document_name text, statement_key uuid, submission_id uuid, author text,
  product text, component text, status text, detail text, stated_at timestamptz, place_from integer, place_to integer, place_pointer text, place_line integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.* FROM app.vex_all(p_at, p_known) s
  WHERE (SELECT app.unlimited()) OR s.asset_id IN (SELECT app.assets_in_sight())
$$;

-- Vulnerabilities of assets that the latest statement about them says are none: of statements of one instant the one that says most holds.
CREATE FUNCTION app.vex_latest(p_at timestamptz, p_known timestamptz) RETURNS TABLE (asset_id uuid, subject_key uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT l.asset_id, l.subject_key FROM (
    SELECT DISTINCT ON (s.asset_id, s.subject_key) s.asset_id, s.subject_key, s.status FROM app.vex_all(p_at, p_known) s
    ORDER BY s.asset_id, s.subject_key, s.stated_at DESC,
      array_position(ARRAY['affected', 'under_investigation', 'fixed', 'not_affected'], s.status)
  ) l WHERE l.status IN ('not_affected', 'fixed')
$$;

-- The same of assets in sight.
CREATE FUNCTION app.vex_answered(p_at timestamptz, p_known timestamptz) RETURNS TABLE (asset_id uuid, subject_key uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT n.asset_id, n.subject_key FROM app.vex_latest(p_at, p_known) n
  WHERE (SELECT app.unlimited()) OR n.asset_id IN (SELECT app.assets_in_sight())
$$;

-- Findings of which everything that fails is answered so, on whatever asset: a limit by label does not hide what is not.
CREATE FUNCTION app.findings_answered(p_at timestamptz, p_known timestamptz) RETURNS TABLE (finding_id uuid)
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
          AND s.subject_key = k.subject_key AND s.result = 'fail' AND s.valid_from <= p_at AND s.valid_to > p_at
          AND s.recorded_from <= p_known AND s.recorded_to > p_known))
      AND NOT app.retired_at(k.asset_id, p_at, p_known))
$$;

REVOKE ALL ON FUNCTION app.retired_at(uuid, timestamptz, timestamptz), app.vex_all(timestamptz, timestamptz),
  app.vex_said(timestamptz, timestamptz), app.vex_latest(timestamptz, timestamptz), app.vex_answered(timestamptz, timestamptz),
  app.findings_answered(timestamptz, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.vex_said(timestamptz, timestamptz), app.vex_answered(timestamptz, timestamptz),
  app.findings_answered(timestamptz, timestamptz) TO plimsoll_app;
