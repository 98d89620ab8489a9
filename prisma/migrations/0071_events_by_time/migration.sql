-- What a tenant's evidence opened and closed last is the first page's, and most of a busy week is older: without an index it is all sorted.
CREATE INDEX "finding_event_tenant_id_at_idx" ON "finding_event"("tenant_id", "at");
