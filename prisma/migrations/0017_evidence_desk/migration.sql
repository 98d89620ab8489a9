-- What submissions are looked up by, and what a sheet of provenance reads.
CREATE INDEX "submission_tenant_id_observed_at_idx" ON "submission"("tenant_id", "observed_at");
CREATE INDEX "coverage_tenant_id_submission_id_idx" ON "coverage"("tenant_id", "submission_id");
