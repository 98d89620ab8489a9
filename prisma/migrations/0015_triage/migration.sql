-- Triage: due dates, exceptions that two people decide on, and bulk changes that can be undone.

-- Nothing wrote it yet.
ALTER TABLE "finding" DROP COLUMN "due_at";
ALTER TABLE "finding" ADD COLUMN "due_on" DATE;
CREATE INDEX "finding_tenant_id_check_key_idx" ON "finding"("tenant_id", "check_key");
CREATE INDEX "finding_tenant_id_advisory_idx" ON "finding"("tenant_id", "advisory");

-- Nothing wrote exceptions yet, so that no row wants a default.
ALTER TABLE "exception" DROP COLUMN "finding_id", DROP COLUMN "scope";
ALTER TABLE "exception" ALTER COLUMN "expires_at" DROP NOT NULL;
ALTER TABLE "exception"
    ADD COLUMN "kind" TEXT NOT NULL,
    ADD COLUMN "check_keys" UUID[],
    ADD COLUMN "advisory" TEXT,
    ADD COLUMN "labels" JSONB,
    ADD COLUMN "lineage" TEXT,
    ADD COLUMN "salt" BYTEA NOT NULL,
    ADD COLUMN "ended_why" TEXT,
    ADD COLUMN "ended_by" UUID,
    ADD COLUMN "note" TEXT,
    ADD COLUMN "decision_log_index" INTEGER,
    ADD COLUMN "decision_log_epoch" INTEGER;
ALTER TABLE "exception" ADD CONSTRAINT "exception_four_eyes" CHECK ("approver_ref" IS DISTINCT FROM "requester_ref" OR "approver_ref" IS NULL);
ALTER TABLE "exception" ADD CONSTRAINT "exception_risk_expires" CHECK ("kind" <> 'risk' OR "expires_at" IS NOT NULL);
REVOKE UPDATE ON "exception" FROM plimsoll_app;
GRANT UPDATE ("approver_ref", "approved_at", "ended_at", "ended_why", "ended_by", "note", "decision_log_index", "decision_log_epoch")
  ON "exception" TO plimsoll_app;

-- CreateTable
CREATE TABLE "exception_finding" (
    "tenant_id" UUID NOT NULL,
    "exception_id" UUID NOT NULL,
    "finding_id" UUID NOT NULL,

    CONSTRAINT "exception_finding_pkey" PRIMARY KEY ("tenant_id","exception_id","finding_id")
);

-- CreateTable
CREATE TABLE "bulk_change" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "actor_ref" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "words" JSONB NOT NULL,
    "total" INTEGER NOT NULL,
    "undone_at" TIMESTAMPTZ(6),

    CONSTRAINT "bulk_change_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "bulk_item" (
    "tenant_id" UUID NOT NULL,
    "bulk_id" UUID NOT NULL,
    "finding_id" UUID NOT NULL,
    "version" INTEGER,
    "state" TEXT NOT NULL,
    "code" TEXT,
    "change" JSONB,

    CONSTRAINT "bulk_item_pkey" PRIMARY KEY ("tenant_id","bulk_id","finding_id")
);

-- CreateIndex
CREATE INDEX "exception_finding_tenant_id_finding_id_idx" ON "exception_finding"("tenant_id", "finding_id");

-- AddForeignKey
ALTER TABLE "exception_finding" ADD CONSTRAINT "exception_finding_tenant_id_exception_id_fkey" FOREIGN KEY ("tenant_id", "exception_id") REFERENCES "exception"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "bulk_item" ADD CONSTRAINT "bulk_item_tenant_id_bulk_id_fkey" FOREIGN KEY ("tenant_id", "bulk_id") REFERENCES "bulk_change"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- Row-level security and rights as on every other tenant table (0001).
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['exception_finding', 'bulk_change', 'bulk_item'] LOOP
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format(
      'CREATE POLICY tenant_isolation ON public.%I USING (tenant_id = app.current_tenant()) WITH CHECK (tenant_id = app.current_tenant())', t);
    EXECUTE format('GRANT SELECT, INSERT ON public.%I TO plimsoll_app', t);
  END LOOP;
END $$;
GRANT UPDATE ("undone_at") ON "bulk_change" TO plimsoll_app;
GRANT UPDATE ("state", "code", "change") ON "bulk_item" TO plimsoll_app;
