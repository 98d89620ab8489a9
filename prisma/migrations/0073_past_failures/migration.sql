-- What failed at a past instant is what fails still and what ended since: the rest of history is not looked at.
CREATE INDEX "state_history_failed_idx" ON "state_history"("tenant_id", "valid_to") WHERE "result" = 'fail';
