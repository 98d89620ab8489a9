-- Containers as snapshots of their engine saw them, and what people declare them to be.

-- CreateTable
CREATE TABLE "component_set" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "components" JSONB NOT NULL,

    CONSTRAINT "component_set_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "component_look" (
    "tenant_id" UUID NOT NULL,
    "submission_id" UUID NOT NULL,
    "asset_id" UUID NOT NULL,
    "set_id" UUID NOT NULL,
    "places" JSONB NOT NULL,

    CONSTRAINT "component_look_pkey" PRIMARY KEY ("tenant_id","submission_id","asset_id")
);

-- CreateTable
CREATE TABLE "component_declaration" (
    "tenant_id" UUID NOT NULL,
    "asset_id" UUID NOT NULL,
    "component_key" TEXT NOT NULL,
    "valid_from" TIMESTAMPTZ(6) NOT NULL,
    "recorded_from" TIMESTAMPTZ(6) NOT NULL,
    "act_id" UUID NOT NULL,
    "function" TEXT,
    "level" TEXT,
    "way" TEXT,
    "reason" TEXT NOT NULL,
    "salt" BYTEA NOT NULL,
    "actor_ref" UUID NOT NULL,
    "log_index" INTEGER NOT NULL,
    "log_epoch" INTEGER NOT NULL,

    CONSTRAINT "component_declaration_pkey" PRIMARY KEY ("tenant_id","asset_id","component_key","valid_from","recorded_from")
);

-- CreateIndex
CREATE INDEX "component_look_tenant_id_asset_id_idx" ON "component_look"("tenant_id", "asset_id");

-- Row-level security, as for every table with a tenant_id. All three are append-only.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['component_set', 'component_look', 'component_declaration'] LOOP
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format(
      'CREATE POLICY tenant_isolation ON public.%I USING (tenant_id = app.current_tenant()) WITH CHECK (tenant_id = app.current_tenant())', t);
    EXECUTE format('GRANT SELECT, INSERT ON public.%I TO plimsoll_app', t);
  END LOOP;
END $$;
