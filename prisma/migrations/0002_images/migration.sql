-- Images, vulnerabilities and reports about several assets.

-- What a scanner says of one advisory in one package besides what every state has. Null: the state is no vulnerability.
ALTER TABLE "state_current"
  ADD COLUMN "fixed_in" TEXT,
  ADD COLUMN "severity_source" TEXT,
  ADD COLUMN "clock_from" TIMESTAMPTZ(6),
  ADD COLUMN "clock_basis" TEXT;
ALTER TABLE "state_history"
  ADD COLUMN "fixed_in" TEXT,
  ADD COLUMN "severity_source" TEXT,
  ADD COLUMN "clock_from" TIMESTAMPTZ(6),
  ADD COLUMN "clock_basis" TEXT;

-- Checks whose absence from the report proves nothing yet.
ALTER TABLE "coverage" ADD COLUMN "possible_keys" UUID[] NOT NULL DEFAULT '{}';

-- person | rule (an image whose every tag names another one now)
ALTER TABLE "asset_retirement" ADD COLUMN "source" TEXT NOT NULL DEFAULT 'person';

ALTER TABLE "submission" ADD COLUMN "database_version" TEXT;

ALTER TABLE "finding"
  ADD COLUMN "identity" UUID,
  ADD COLUMN "lineage" TEXT,
  ADD COLUMN "advisory" TEXT,
  ADD COLUMN "package_type" TEXT,
  ADD COLUMN "package_name" TEXT,
  ADD COLUMN "package_version" TEXT,
  ADD COLUMN "package_path" TEXT,
  ADD COLUMN "fixed_in" TEXT;

-- CreateTable
CREATE TABLE "submission_asset" (
    "tenant_id" UUID NOT NULL,
    "submission_id" UUID NOT NULL,
    "place" INTEGER NOT NULL,
    "asset_id" UUID NOT NULL,

    CONSTRAINT "submission_asset_pkey" PRIMARY KEY ("tenant_id","submission_id","place")
);

-- CreateTable
CREATE TABLE "image" (
    "tenant_id" UUID NOT NULL,
    "asset_id" UUID NOT NULL,
    "config_digest" TEXT,
    "built_at" TIMESTAMPTZ(6),
    "os_family" TEXT,
    "os_version" TEXT,
    "os_ended" BOOLEAN,
    "architecture" TEXT,
    "bytes" BIGINT,
    "observed_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "image_pkey" PRIMARY KEY ("tenant_id","asset_id")
);

-- CreateTable
CREATE TABLE "image_tag" (
    "tenant_id" UUID NOT NULL,
    "tag" TEXT NOT NULL,
    "architecture" TEXT NOT NULL,
    "observed_at" TIMESTAMPTZ(6) NOT NULL,
    "asset_id" UUID NOT NULL,

    CONSTRAINT "image_tag_pkey" PRIMARY KEY ("tenant_id","tag","architecture","observed_at","asset_id")
);

-- CreateTable
CREATE TABLE "vulnerability" (
    "tenant_id" UUID NOT NULL,
    "subject_key" UUID NOT NULL,
    "advisory" TEXT NOT NULL,
    "purl" TEXT NOT NULL,
    "package_type" TEXT NOT NULL,
    "package_name" TEXT NOT NULL,
    "package_version" TEXT NOT NULL,
    "path" TEXT NOT NULL,

    CONSTRAINT "vulnerability_pkey" PRIMARY KEY ("tenant_id","subject_key")
);

-- CreateTable
CREATE TABLE "advisory" (
    "tenant_id" UUID NOT NULL,
    "id" TEXT NOT NULL,
    "aliases" TEXT[],
    "title" TEXT,
    "url" TEXT,
    "ratings" JSONB NOT NULL,
    "published_at" TIMESTAMPTZ(6),
    "observed_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "advisory_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "finding_tenant_id_identity_key" ON "finding"("tenant_id", "identity");

-- CreateIndex
CREATE INDEX "coverage_tenant_id_tool_profile_observed_at_idx" ON "coverage"("tenant_id", "tool", "profile", "observed_at");

-- CreateIndex
CREATE INDEX "image_tag_tenant_id_asset_id_idx" ON "image_tag"("tenant_id", "asset_id");

-- CreateIndex
CREATE INDEX "submission_asset_tenant_id_asset_id_idx" ON "submission_asset"("tenant_id", "asset_id");

-- AddForeignKey
ALTER TABLE "submission_asset" ADD CONSTRAINT "submission_asset_tenant_id_submission_id_fkey" FOREIGN KEY ("tenant_id", "submission_id") REFERENCES "submission"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- Every submission so far was about one asset.
INSERT INTO "submission_asset" (tenant_id, submission_id, place, asset_id)
SELECT tenant_id, id, 0, asset_id FROM "submission" WHERE asset_id IS NOT NULL;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['submission_asset', 'image', 'image_tag', 'vulnerability', 'advisory'] LOOP
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format(
      'CREATE POLICY tenant_isolation ON public.%I USING (tenant_id = app.current_tenant()) WITH CHECK (tenant_id = app.current_tenant())', t);
    EXECUTE format('GRANT SELECT, INSERT ON public.%I TO plimsoll_app', t);
  END LOOP;
END $$;

GRANT UPDATE ON "image", "advisory" TO plimsoll_app;
-- A tag, and a digest that turns out to be another image's, may come to name another asset.
GRANT UPDATE (asset_id) ON "asset_alias" TO plimsoll_app;
GRANT UPDATE (set_id, possible_keys) ON "coverage" TO plimsoll_app;
GRANT UPDATE (database_version) ON "submission" TO plimsoll_app;
