-- Agents that get their tokens themselves by a one-time code, and what they say of their own health
-- (docs/decisions/042-agents-and-secrets.md).
CREATE TABLE "agent_enrolment" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "code_hash" BYTEA NOT NULL,
    "agent_id" UUID,
    "most" INTEGER NOT NULL,
    "used" INTEGER NOT NULL DEFAULT 0,
    "quiet_after_hours" INTEGER NOT NULL,
    "own_host" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "created_by" UUID,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "revoked_at" TIMESTAMPTZ(6),

    CONSTRAINT "agent_enrolment_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE UNIQUE INDEX "agent_enrolment_tenant_id_code_hash_key" ON "agent_enrolment"("tenant_id", "code_hash");

ALTER TABLE "agent_enrolment" ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "agent_enrolment" USING (tenant_id = app.current_tenant()) WITH CHECK (tenant_id = app.current_tenant());
-- Of the whole tenant, like agents: not read under a limit at all.
CREATE POLICY label_limit ON "agent_enrolment" AS RESTRICTIVE FOR SELECT USING ((SELECT app.unlimited()));
GRANT SELECT, INSERT ON "agent_enrolment" TO plimsoll_app;
GRANT UPDATE (used, revoked_at) ON "agent_enrolment" TO plimsoll_app;

-- By which code an agent came, and what it said of itself when it was last heard.
ALTER TABLE "agent" ADD COLUMN "enrolment_id" UUID,
  ADD COLUMN "version" TEXT,
  ADD COLUMN "spool_waiting" INTEGER,
  ADD COLUMN "spool_refused" INTEGER,
  ADD COLUMN "spool_oldest_at" TIMESTAMPTZ(6);

-- The last report of each agent, and how many there are.
CREATE INDEX "submission_tenant_id_agent_id_received_at_idx" ON "submission"("tenant_id", "agent_id", "received_at");

-- The enrolment of a code, while it is good.
CREATE FUNCTION app.find_enrolment(p_slug text, p_hash bytea, p_at timestamptz)
RETURNS TABLE (id uuid, agent_id uuid, quiet_after_hours integer, own_host boolean,
  tenant_id uuid, slug text, name text, time_zone text, language text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT e.id, e.agent_id, e.quiet_after_hours, e.own_host, t.id, t.slug, t.name, t.time_zone, t.language
  FROM tenant_directory d JOIN tenant t ON t.id = d.tenant_id JOIN agent_enrolment e ON e.tenant_id = d.tenant_id
  WHERE d.slug = p_slug AND e.code_hash = p_hash AND t.suspended_at IS NULL
    AND e.revoked_at IS NULL AND e.used < e.most AND e.expires_at > p_at
$$;
REVOKE ALL ON FUNCTION app.find_enrolment(text, bytea, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.find_enrolment(text, bytea, timestamptz) TO plimsoll_app;
