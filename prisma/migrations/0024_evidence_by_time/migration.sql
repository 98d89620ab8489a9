-- The list of evidence: newest first, page by page.

-- CreateIndex
CREATE INDEX "evidence_tenant_id_created_at_sha256_idx" ON "evidence"("tenant_id", "created_at", "sha256");
