-- A report that is taken in is its own event (docs/decisions/059-storage-a-day.md): its row says who handed it in, when and from where, none of
-- which may be updated, and the leaf of the evidence log that is made of it commits to that. Null: it has an event of its own.
ALTER TABLE "submission" ADD COLUMN "address" TEXT, ADD COLUMN "provider" TEXT;

-- Ids of events tell when they were made; those of one finding share their entry.
ALTER TABLE "finding_event" DROP CONSTRAINT "finding_event_pkey";
ALTER TABLE "finding_event" ADD CONSTRAINT "finding_event_pkey" PRIMARY KEY ("tenant_id", "id");
CREATE INDEX "finding_event_tenant_id_finding_id_idx" ON "finding_event"("tenant_id", "finding_id");
DROP INDEX "finding_event_tenant_id_at_idx";

-- What a look leaves: nothing for lists that are empty, half of a hash that only tells words apart, and no index by submission, whose row says of
-- which assets and when it was.
ALTER TABLE "coverage" ALTER COLUMN "possible_keys" DROP NOT NULL, ALTER COLUMN "possible_keys" DROP DEFAULT,
  ALTER COLUMN "partial_pairs" DROP NOT NULL;
UPDATE "coverage" SET "partial_pairs" = nullif("partial_pairs", '{}'), "possible_keys" = nullif("possible_keys", '{}'),
  "words" = substring("words" FOR 16), "advisory_words" = substring("advisory_words" FOR 16);
DROP INDEX "coverage_tenant_id_submission_id_idx";

-- The entries of one agent share theirs.
CREATE INDEX "submission_tenant_id_agent_id_idx" ON "submission"("tenant_id", "agent_id");
DROP INDEX "submission_tenant_id_agent_id_received_at_idx";
