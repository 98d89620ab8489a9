-- What was read of a large report, by the bytes that are not its time: a report that differs from one before by nothing else is not read
-- again (docs/decisions/051-large-reports.md).

-- CreateTable
CREATE TABLE "reading" (
    "tenant_id" UUID NOT NULL,
    "rest" BYTEA NOT NULL,
    "evidence_sha256" BYTEA NOT NULL,
    "time_from" INTEGER NOT NULL,
    "time_to" INTEGER NOT NULL,
    "words" BYTEA NOT NULL,
    "advisory_words" BYTEA,
    "said" JSON NOT NULL,

    CONSTRAINT "reading_pkey" PRIMARY KEY ("tenant_id","rest")
);

-- It is nothing without the bytes that it was read from.
ALTER TABLE "reading" ADD CONSTRAINT "reading_tenant_id_evidence_sha256_fkey" FOREIGN KEY ("tenant_id", "evidence_sha256")
  REFERENCES "evidence"("tenant_id", "sha256") ON DELETE CASCADE ON UPDATE NO ACTION;
CREATE INDEX "reading_tenant_id_evidence_sha256_idx" ON "reading"("tenant_id", "evidence_sha256");

ALTER TABLE "reading" ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "reading" USING (tenant_id = app.current_tenant()) WITH CHECK (tenant_id = app.current_tenant());
CREATE POLICY label_limit ON "reading" AS RESTRICTIVE FOR SELECT
  USING ((SELECT app.unlimited()) OR app.sees_evidence(evidence_sha256));
GRANT SELECT, INSERT ON "reading" TO plimsoll_app;
