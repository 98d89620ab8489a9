-- Findings that are open, counted by check and severity without a look at their rows; the asset is what limits by label ask for.
CREATE INDEX "finding_open" ON "finding"("tenant_id", "check_key", "severity") INCLUDE ("asset_id") WHERE "machine" = 'open';
