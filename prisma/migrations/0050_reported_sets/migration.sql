-- Which sets of checks a sender's runs have reported on, and since when: asked at every report, so not to be looked up among all looks.

-- CreateTable
CREATE TABLE "reported_set" (
    "tenant_id" UUID NOT NULL,
    "tool" TEXT NOT NULL,
    "profile" TEXT NOT NULL,
    "sender" UUID NOT NULL,
    "set_id" UUID NOT NULL,
    "first_observed" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "reported_set_pkey" PRIMARY KEY ("tenant_id","tool","profile","sender","set_id")
);

ALTER TABLE "reported_set" ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "reported_set" USING (tenant_id = app.current_tenant()) WITH CHECK (tenant_id = app.current_tenant());
GRANT SELECT, INSERT ON "reported_set" TO plimsoll_app;
GRANT UPDATE (first_observed) ON "reported_set" TO plimsoll_app;

INSERT INTO "reported_set" (tenant_id, tool, profile, sender, set_id, first_observed)
SELECT c.tenant_id, c.tool, c.profile, coalesce(s.agent_id, s.actor_ref), c.set_id, min(c.observed_at)
FROM "coverage" c JOIN "submission" s ON s.tenant_id = c.tenant_id AND s.id = c.submission_id
GROUP BY 1, 2, 3, 4, 5;

-- Looks that are silent on something are few.
CREATE INDEX "coverage_silent" ON "coverage"("tenant_id", "tool", "profile", "observed_at") WHERE "possible_keys" <> '{}';
