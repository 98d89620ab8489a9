-- Evidence is listed by the ids of its first submissions, which tell when it was received (docs/decisions/059-storage-a-day.md).
DROP INDEX "evidence_tenant_id_created_at_idx";

-- Half of a hash orders reports of one instant as the whole does.
UPDATE "coverage" SET "sha256" = substring("sha256" FOR 16);
