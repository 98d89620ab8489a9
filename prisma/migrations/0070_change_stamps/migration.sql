-- What of a tenant has changed since somebody looked (docs/decisions/062-what-is-kept-in-memory.md): another stamp for each part, in the
-- transaction of the change. Parts are many, so that reports of many hosts do not wait for one row.
CREATE TABLE "change_stamp" (
    "tenant_id" UUID NOT NULL,
    "part" SMALLINT NOT NULL,
    "stamp" UUID NOT NULL,

    CONSTRAINT "change_stamp_pkey" PRIMARY KEY ("tenant_id","part")
);

-- Stamps are written over and over: leave room on the page.
ALTER TABLE "change_stamp" SET (fillfactor = 50);

ALTER TABLE "change_stamp" ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "change_stamp" USING (tenant_id = app.current_tenant()) WITH CHECK (tenant_id = app.current_tenant());
GRANT SELECT, INSERT, UPDATE ON "change_stamp" TO plimsoll_app;
