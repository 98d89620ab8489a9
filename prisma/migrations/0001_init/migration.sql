-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "tenant_directory" (
    "slug" TEXT NOT NULL,
    "tenant_id" UUID NOT NULL,

    CONSTRAINT "tenant_directory_pkey" PRIMARY KEY ("slug")
);

-- CreateTable
CREATE TABLE "app_user" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT,
    "platform_admin" BOOLEAN NOT NULL DEFAULT false,
    "language" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "disabled_at" TIMESTAMPTZ(6),

    CONSTRAINT "app_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "identity" (
    "id" UUID NOT NULL,
    "tenant_id" UUID,
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "identity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "token_hash" BYTEA NOT NULL,
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(6) NOT NULL,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "ended_at" TIMESTAMPTZ(6),
    "ended_why" TEXT,
    "provider" TEXT NOT NULL,
    "address" TEXT,
    "user_agent" TEXT,

    CONSTRAINT "session_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "token_directory" (
    "token_hash" BYTEA NOT NULL,
    "tenant_id" UUID NOT NULL,
    "token_id" UUID NOT NULL,

    CONSTRAINT "token_directory_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "membership_directory" (
    "user_id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,

    CONSTRAINT "membership_directory_pkey" PRIMARY KEY ("user_id","tenant_id")
);

-- CreateTable
CREATE TABLE "sign_in_throttle" (
    "key" TEXT NOT NULL,
    "failures" INTEGER NOT NULL,
    "window_start" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "sign_in_throttle_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "catalogue_version" (
    "version" TEXT NOT NULL,
    "content" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "catalogue_version_pkey" PRIMARY KEY ("version")
);

-- CreateTable
CREATE TABLE "tenant" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL DEFAULT 'Asia/Shanghai',
    "language" TEXT NOT NULL DEFAULT 'zh',
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "suspended_at" TIMESTAMPTZ(6),
    "idle_minutes" INTEGER NOT NULL DEFAULT 60,
    "session_minutes" INTEGER NOT NULL DEFAULT 720,

    CONSTRAINT "tenant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "actor" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "actor_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "membership" (
    "tenant_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "source" TEXT NOT NULL DEFAULT 'local',
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "created_by" UUID,
    "valid_from" TIMESTAMPTZ(6),
    "valid_until" TIMESTAMPTZ(6),
    "label_rule" JSONB,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("tenant_id","user_id","role","source")
);

-- CreateTable
CREATE TABLE "agent" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "last_heard_at" TIMESTAMPTZ(6),
    "last_address" TEXT,
    "quiet_after_hours" INTEGER NOT NULL DEFAULT 48,
    "retired_at" TIMESTAMPTZ(6),

    CONSTRAINT "agent_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "api_token" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "agent_id" UUID,
    "prefix" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "created_by" UUID,
    "expires_at" TIMESTAMPTZ(6),
    "revoked_at" TIMESTAMPTZ(6),
    "last_used_at" TIMESTAMPTZ(6),
    "last_address" TEXT,

    CONSTRAINT "api_token_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "asset" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "lineage" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "first_seen" TIMESTAMPTZ(6) NOT NULL,
    "last_seen" TIMESTAMPTZ(6) NOT NULL,
    "label_set_id" UUID NOT NULL,
    "last_recorded" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "asset_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "asset_alias" (
    "tenant_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "alias" TEXT NOT NULL,
    "asset_id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "asset_alias_pkey" PRIMARY KEY ("tenant_id","kind","alias")
);

-- CreateTable
CREATE TABLE "asset_retirement" (
    "tenant_id" UUID NOT NULL,
    "asset_id" UUID NOT NULL,
    "valid_from" TIMESTAMPTZ(6) NOT NULL,
    "recorded_from" TIMESTAMPTZ(6) NOT NULL,
    "valid_to" TIMESTAMPTZ(6) NOT NULL,
    "recorded_to" TIMESTAMPTZ(6) NOT NULL,
    "reason" TEXT NOT NULL,
    "actor_ref" UUID NOT NULL,

    CONSTRAINT "asset_retirement_pkey" PRIMARY KEY ("tenant_id","asset_id","valid_from","recorded_from")
);

-- CreateTable
CREATE TABLE "asset_label" (
    "tenant_id" UUID NOT NULL,
    "asset_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "valid_from" TIMESTAMPTZ(6) NOT NULL,
    "recorded_from" TIMESTAMPTZ(6) NOT NULL,
    "value" TEXT NOT NULL,
    "valid_to" TIMESTAMPTZ(6) NOT NULL,
    "recorded_to" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "asset_label_pkey" PRIMARY KEY ("tenant_id","asset_id","key","valid_from","recorded_from")
);

-- CreateTable
CREATE TABLE "label_set" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "labels" JSONB NOT NULL,

    CONSTRAINT "label_set_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "freshness_limit" (
    "tenant_id" UUID NOT NULL,
    "tool" TEXT NOT NULL,
    "recorded_from" TIMESTAMPTZ(6) NOT NULL,
    "days" INTEGER NOT NULL,
    "actor_ref" UUID NOT NULL,

    CONSTRAINT "freshness_limit_pkey" PRIMARY KEY ("tenant_id","tool","recorded_from")
);

-- CreateTable
CREATE TABLE "evidence" (
    "tenant_id" UUID NOT NULL,
    "sha256" BYTEA NOT NULL,
    "bytes" INTEGER NOT NULL,
    "encoding" TEXT NOT NULL,
    "content" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "evidence_pkey" PRIMARY KEY ("tenant_id","sha256")
);

-- CreateTable
CREATE TABLE "submission" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "dedupe_key" BYTEA NOT NULL,
    "evidence_sha256" BYTEA NOT NULL,
    "asset_id" UUID,
    "actor_ref" UUID NOT NULL,
    "agent_id" UUID,
    "hints" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "error_code" TEXT,
    "error_message" TEXT,
    "error_at" TEXT,
    "tool" TEXT,
    "tool_version" TEXT,
    "format" TEXT,
    "edition" TEXT,
    "profile" TEXT,
    "parser_version" TEXT NOT NULL,
    "catalogue_version" TEXT NOT NULL,
    "observed_at" TIMESTAMPTZ(6) NOT NULL,
    "observed_source" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(6) NOT NULL,
    "bytes" INTEGER NOT NULL,
    "items" INTEGER,
    "by_result" JSONB,
    "by_severity" JSONB,
    "notes" JSONB NOT NULL,
    "changes" JSONB,
    "log_index" INTEGER NOT NULL,
    "log_epoch" INTEGER NOT NULL,

    CONSTRAINT "submission_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "sighting" (
    "tenant_id" UUID NOT NULL,
    "submission_id" UUID NOT NULL,
    "seen_at" TIMESTAMPTZ(6) NOT NULL,
    "actor_ref" UUID NOT NULL,
    "log_index" INTEGER NOT NULL,
    "log_epoch" INTEGER NOT NULL,

    CONSTRAINT "sighting_pkey" PRIMARY KEY ("tenant_id","submission_id","seen_at")
);

-- CreateTable
CREATE TABLE "unknown_check" (
    "tenant_id" UUID NOT NULL,
    "check_key" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "title" TEXT NOT NULL,

    CONSTRAINT "unknown_check_pkey" PRIMARY KEY ("tenant_id","check_key")
);

-- CreateTable
CREATE TABLE "coverage_set" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "check_keys" UUID[],

    CONSTRAINT "coverage_set_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "coverage" (
    "tenant_id" UUID NOT NULL,
    "asset_id" UUID NOT NULL,
    "observed_at" TIMESTAMPTZ(6) NOT NULL,
    "submission_id" UUID NOT NULL,
    "tool" TEXT NOT NULL,
    "profile" TEXT NOT NULL,
    "set_id" UUID NOT NULL,
    "partial_pairs" TEXT[],
    "sha256" BYTEA NOT NULL,
    "sighting" BOOLEAN NOT NULL DEFAULT false,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "coverage_pkey" PRIMARY KEY ("tenant_id","asset_id","observed_at","submission_id")
);

-- CreateTable
CREATE TABLE "state_current" (
    "tenant_id" UUID NOT NULL,
    "asset_id" UUID NOT NULL,
    "check_key" UUID NOT NULL,
    "subject_key" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "result" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "detail" TEXT NOT NULL,
    "printed_result" TEXT NOT NULL,
    "valid_from" TIMESTAMPTZ(6) NOT NULL,
    "recorded_from" TIMESTAMPTZ(6) NOT NULL,
    "submission_id" UUID NOT NULL,
    "place_from" INTEGER NOT NULL,
    "place_to" INTEGER NOT NULL,
    "place_pointer" TEXT,
    "place_line" INTEGER,

    CONSTRAINT "state_current_pkey" PRIMARY KEY ("tenant_id","asset_id","check_key","subject_key")
);

-- CreateTable
CREATE TABLE "state_history" (
    "tenant_id" UUID NOT NULL,
    "asset_id" UUID NOT NULL,
    "check_key" UUID NOT NULL,
    "subject_key" UUID NOT NULL,
    "valid_from" TIMESTAMPTZ(6) NOT NULL,
    "recorded_from" TIMESTAMPTZ(6) NOT NULL,
    "valid_to" TIMESTAMPTZ(6) NOT NULL,
    "recorded_to" TIMESTAMPTZ(6) NOT NULL,
    "subject" TEXT NOT NULL,
    "result" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "detail" TEXT NOT NULL,
    "printed_result" TEXT NOT NULL,
    "submission_id" UUID NOT NULL,
    "place_from" INTEGER NOT NULL,
    "place_to" INTEGER NOT NULL,
    "place_pointer" TEXT,
    "place_line" INTEGER,

    CONSTRAINT "state_history_pkey" PRIMARY KEY ("tenant_id","asset_id","check_key","subject_key","valid_from","recorded_from")
);

-- CreateTable
CREATE TABLE "posture" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "catalogue_version" TEXT NOT NULL,
    "safeguards" TEXT[],
    "results" TEXT[],

    CONSTRAINT "posture_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "asset_posture" (
    "tenant_id" UUID NOT NULL,
    "asset_id" UUID NOT NULL,
    "day_from" DATE NOT NULL,
    "day_to" DATE NOT NULL,
    "posture_id" UUID NOT NULL,
    "label_set_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,

    CONSTRAINT "asset_posture_pkey" PRIMARY KEY ("tenant_id","asset_id","day_from")
);

-- CreateTable
CREATE TABLE "tally_delta" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "label_set_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "posture_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "n" INTEGER NOT NULL,

    CONSTRAINT "tally_delta_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "finding" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "asset_id" UUID NOT NULL,
    "check_key" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "weight" INTEGER NOT NULL DEFAULT 0,
    "machine" TEXT NOT NULL,
    "triage" TEXT NOT NULL DEFAULT 'new',
    "owner_id" UUID,
    "due_at" TIMESTAMPTZ(6),
    "first_seen" TIMESTAMPTZ(6) NOT NULL,
    "opened_at" TIMESTAMPTZ(6) NOT NULL,
    "closed_at" TIMESTAMPTZ(6),
    "reopened" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 0,
    "updated_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "finding_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "finding_key" (
    "tenant_id" UUID NOT NULL,
    "asset_id" UUID NOT NULL,
    "check_key" UUID NOT NULL,
    "subject_key" UUID NOT NULL,
    "finding_id" UUID NOT NULL,

    CONSTRAINT "finding_key_pkey" PRIMARY KEY ("tenant_id","asset_id","check_key","subject_key")
);

-- CreateTable
CREATE TABLE "finding_event" (
    "tenant_id" UUID NOT NULL,
    "finding_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "kind" TEXT NOT NULL,
    "actor_ref" UUID,
    "submission_id" UUID,
    "data" JSONB NOT NULL,

    CONSTRAINT "finding_event_pkey" PRIMARY KEY ("tenant_id","finding_id","id")
);

-- CreateTable
CREATE TABLE "assessment" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "framework_id" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "created_by" UUID NOT NULL,
    "archived_at" TIMESTAMPTZ(6),

    CONSTRAINT "assessment_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "assessment_revision" (
    "tenant_id" UUID NOT NULL,
    "assessment_id" UUID NOT NULL,
    "recorded_from" TIMESTAMPTZ(6) NOT NULL,
    "catalogue_version" TEXT NOT NULL,
    "profile" JSONB NOT NULL,
    "scope" JSONB NOT NULL,
    "period_from" TIMESTAMPTZ(6),
    "period_to" TIMESTAMPTZ(6),
    "actor_ref" UUID NOT NULL,
    "log_index" INTEGER NOT NULL,
    "log_epoch" INTEGER NOT NULL,

    CONSTRAINT "assessment_revision_pkey" PRIMARY KEY ("tenant_id","assessment_id","recorded_from")
);

-- CreateTable
CREATE TABLE "determination" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "assessment_id" UUID NOT NULL,
    "control_id" TEXT NOT NULL,
    "verdict" TEXT NOT NULL,
    "narrative" TEXT NOT NULL,
    "salt" BYTEA NOT NULL,
    "valid_from" TIMESTAMPTZ(6) NOT NULL,
    "expires_at" TIMESTAMPTZ(6),
    "author_ref" UUID NOT NULL,
    "recorded_from" TIMESTAMPTZ(6) NOT NULL,
    "approver_ref" UUID,
    "approved_at" TIMESTAMPTZ(6),
    "ended_at" TIMESTAMPTZ(6),
    "ended_why" TEXT,
    "ended_by" UUID,
    "log_index" INTEGER NOT NULL,
    "log_epoch" INTEGER NOT NULL,
    "approval_log_index" INTEGER,
    "approval_log_epoch" INTEGER,

    CONSTRAINT "determination_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "attachment" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "determination_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "sha256" BYTEA NOT NULL,
    "salt" BYTEA NOT NULL,
    "content" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "log_index" INTEGER NOT NULL,
    "log_epoch" INTEGER NOT NULL,

    CONSTRAINT "attachment_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "exception" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "finding_id" UUID,
    "scope" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "requester_ref" UUID NOT NULL,
    "requested_at" TIMESTAMPTZ(6) NOT NULL,
    "approver_ref" UUID,
    "approved_at" TIMESTAMPTZ(6),
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "ended_at" TIMESTAMPTZ(6),
    "log_index" INTEGER NOT NULL,
    "log_epoch" INTEGER NOT NULL,

    CONSTRAINT "exception_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "report" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "assessment_id" UUID NOT NULL,
    "format" TEXT NOT NULL,
    "lang" TEXT NOT NULL,
    "as_of" TIMESTAMPTZ(6) NOT NULL,
    "known_at" TIMESTAMPTZ(6) NOT NULL,
    "state" TEXT NOT NULL,
    "progress" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "snapshot" BYTEA,
    "snapshot_sha256" BYTEA,
    "content" BYTEA,
    "sha256" BYTEA,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "finished_at" TIMESTAMPTZ(6),
    "log_index" INTEGER,
    "log_epoch" INTEGER,

    CONSTRAINT "report_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "log_head" (
    "tenant_id" UUID NOT NULL,
    "log" TEXT NOT NULL,
    "origin_id" UUID NOT NULL,
    "host" TEXT,
    "epoch" INTEGER NOT NULL DEFAULT 0,
    "size" INTEGER NOT NULL DEFAULT 0,
    "frontier" BYTEA[],

    CONSTRAINT "log_head_pkey" PRIMARY KEY ("tenant_id","log")
);

-- CreateTable
CREATE TABLE "log_leaf" (
    "tenant_id" UUID NOT NULL,
    "log" TEXT NOT NULL,
    "epoch" INTEGER NOT NULL,
    "idx" INTEGER NOT NULL,
    "leaf" BYTEA NOT NULL,
    "leaf_hash" BYTEA NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "log_leaf_pkey" PRIMARY KEY ("tenant_id","log","epoch","idx")
);

-- CreateTable
CREATE TABLE "log_node" (
    "tenant_id" UUID NOT NULL,
    "log" TEXT NOT NULL,
    "epoch" INTEGER NOT NULL,
    "level" INTEGER NOT NULL,
    "idx" INTEGER NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "log_node_pkey" PRIMARY KEY ("tenant_id","log","epoch","level","idx")
);

-- CreateTable
CREATE TABLE "log_checkpoint" (
    "tenant_id" UUID NOT NULL,
    "log" TEXT NOT NULL,
    "epoch" INTEGER NOT NULL,
    "size" INTEGER NOT NULL,
    "root" BYTEA NOT NULL,
    "note" TEXT NOT NULL,
    "signed_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "log_checkpoint_pkey" PRIMARY KEY ("tenant_id","log","epoch","size")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "actor_ref" UUID NOT NULL,
    "action" TEXT NOT NULL,
    "target_kind" TEXT NOT NULL,
    "target_id" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "address" TEXT,
    "provider" TEXT,
    "log_index" INTEGER,
    "log_epoch" INTEGER,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "tenant_directory_tenant_id_key" ON "tenant_directory"("tenant_id");

-- CreateIndex
CREATE UNIQUE INDEX "app_user_email_key" ON "app_user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "session_id_key" ON "session"("id");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "actor_tenant_id_kind_subject_key" ON "actor"("tenant_id", "kind", "subject");

-- CreateIndex
CREATE UNIQUE INDEX "agent_tenant_id_name_key" ON "agent"("tenant_id", "name");

-- CreateIndex
CREATE INDEX "asset_tenant_id_kind_name_idx" ON "asset"("tenant_id", "kind", "name");

-- CreateIndex
CREATE INDEX "asset_alias_tenant_id_asset_id_idx" ON "asset_alias"("tenant_id", "asset_id");

-- CreateIndex
CREATE INDEX "submission_tenant_id_received_at_idx" ON "submission"("tenant_id", "received_at");

-- CreateIndex
CREATE INDEX "submission_tenant_id_asset_id_observed_at_idx" ON "submission"("tenant_id", "asset_id", "observed_at");

-- CreateIndex
CREATE INDEX "submission_tenant_id_evidence_sha256_idx" ON "submission"("tenant_id", "evidence_sha256");

-- CreateIndex
CREATE UNIQUE INDEX "submission_tenant_id_dedupe_key_key" ON "submission"("tenant_id", "dedupe_key");

-- CreateIndex
CREATE INDEX "tally_delta_tenant_id_day_idx" ON "tally_delta"("tenant_id", "day");

-- CreateIndex
CREATE INDEX "finding_tenant_id_machine_weight_id_idx" ON "finding"("tenant_id", "machine", "weight", "id");

-- CreateIndex
CREATE INDEX "finding_tenant_id_asset_id_idx" ON "finding"("tenant_id", "asset_id");

-- CreateIndex
CREATE INDEX "finding_key_tenant_id_finding_id_idx" ON "finding_key"("tenant_id", "finding_id");

-- CreateIndex
CREATE INDEX "finding_event_tenant_id_at_idx" ON "finding_event"("tenant_id", "at");

-- CreateIndex
CREATE INDEX "determination_tenant_id_assessment_id_control_id_idx" ON "determination"("tenant_id", "assessment_id", "control_id");

-- CreateIndex
CREATE INDEX "attachment_tenant_id_determination_id_idx" ON "attachment"("tenant_id", "determination_id");

-- CreateIndex
CREATE INDEX "report_tenant_id_created_at_idx" ON "report"("tenant_id", "created_at");

-- CreateIndex
CREATE INDEX "audit_event_tenant_id_at_idx" ON "audit_event"("tenant_id", "at");

-- AddForeignKey
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_tenant_id_agent_id_fkey" FOREIGN KEY ("tenant_id", "agent_id") REFERENCES "agent"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "asset_alias" ADD CONSTRAINT "asset_alias_tenant_id_asset_id_fkey" FOREIGN KEY ("tenant_id", "asset_id") REFERENCES "asset"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "asset_retirement" ADD CONSTRAINT "asset_retirement_tenant_id_asset_id_fkey" FOREIGN KEY ("tenant_id", "asset_id") REFERENCES "asset"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "asset_label" ADD CONSTRAINT "asset_label_tenant_id_asset_id_fkey" FOREIGN KEY ("tenant_id", "asset_id") REFERENCES "asset"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "assessment_revision" ADD CONSTRAINT "assessment_revision_tenant_id_assessment_id_fkey" FOREIGN KEY ("tenant_id", "assessment_id") REFERENCES "assessment"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "determination" ADD CONSTRAINT "determination_tenant_id_assessment_id_fkey" FOREIGN KEY ("tenant_id", "assessment_id") REFERENCES "assessment"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_tenant_id_determination_id_fkey" FOREIGN KEY ("tenant_id", "determination_id") REFERENCES "determination"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "report" ADD CONSTRAINT "report_tenant_id_assessment_id_fkey" FOREIGN KEY ("tenant_id", "assessment_id") REFERENCES "assessment"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;



-- ── What Prisma cannot say ───────────────────────────────────────────────────────────────────────────────────────────

-- (no tenant, issuer, subject) is one identity too.
CREATE UNIQUE INDEX "identity_key" ON "identity" ("tenant_id", "issuer", "subject") NULLS NOT DISTINCT;

-- One name, one assessment, while it is not archived.
CREATE UNIQUE INDEX "assessment_name" ON "assessment" ("tenant_id", "name") WHERE "archived_at" IS NULL;

-- The dedupe of tallies and freshness rests on intervals that run forward.
ALTER TABLE "state_history" ADD CONSTRAINT "state_history_valid_forward" CHECK ("valid_to" > "valid_from");
ALTER TABLE "state_history" ADD CONSTRAINT "state_history_recorded_forward" CHECK ("recorded_to" >= "recorded_from");
ALTER TABLE "asset_retirement" ADD CONSTRAINT "asset_retirement_valid_forward" CHECK ("valid_to" > "valid_from");
ALTER TABLE "asset_label" ADD CONSTRAINT "asset_label_valid_forward" CHECK ("valid_to" > "valid_from");
ALTER TABLE "asset_posture" ADD CONSTRAINT "asset_posture_forward" CHECK ("day_to" > "day_from");
ALTER TABLE "determination" ADD CONSTRAINT "determination_four_eyes" CHECK ("approver_ref" IS DISTINCT FROM "author_ref" OR "approver_ref" IS NULL);

-- An update of a current state touches no indexed column: leave room on the page.
ALTER TABLE "state_current" SET (fillfactor = 90);

CREATE SCHEMA IF NOT EXISTS "app";

DO $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'plimsoll_app') THEN
    CREATE ROLE plimsoll_app NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
  END IF;
END $$;

-- The tenant of a transaction. SET LOCAL (not set_config): it is what Citus hands on to its workers.
CREATE FUNCTION app.use_tenant(p_tenant uuid) RETURNS uuid LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('SET LOCAL app.tenant_id = %L', p_tenant);
  RETURN p_tenant;
END $$;

-- After a transaction the setting is '', not NULL: nullif keeps a reused connection from failing.
CREATE FUNCTION app.current_tenant() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT nullif(current_setting('app.tenant_id', true), '')::uuid
$$;

-- Row-level security on every table that has a tenant_id, but for the directories that only definer functions reach.
DO $$
DECLARE t text;
BEGIN
  FOR t IN
    SELECT c.table_name FROM information_schema.columns c
    WHERE c.table_schema = 'public' AND c.column_name = 'tenant_id'
      AND c.table_name NOT IN ('tenant_directory', 'identity', 'token_directory', 'membership_directory')
    ORDER BY 1
  LOOP
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format(
      'CREATE POLICY tenant_isolation ON public.%I USING (tenant_id = app.current_tenant()) WITH CHECK (tenant_id = app.current_tenant())', t);
    EXECUTE format('GRANT SELECT, INSERT ON public.%I TO plimsoll_app', t);
  END LOOP;
END $$;

ALTER TABLE "tenant" ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "tenant" USING (id = app.current_tenant()) WITH CHECK (id = app.current_tenant());
GRANT SELECT ON "tenant" TO plimsoll_app;
GRANT UPDATE (name, time_zone, language, idle_minutes, session_minutes) ON "tenant" TO plimsoll_app;

-- What may change says so here, column by column where it is evidence. Everything else is append-only.
GRANT UPDATE, DELETE ON "state_current", "asset_posture", "membership" TO plimsoll_app;
GRANT UPDATE (recorded_to) ON "state_history", "asset_retirement", "asset_label" TO plimsoll_app;
GRANT UPDATE (name, lineage, first_seen, last_seen, last_recorded, label_set_id) ON "asset" TO plimsoll_app;
GRANT UPDATE (label) ON "actor" TO plimsoll_app;
GRANT UPDATE ON "agent", "api_token", "finding", "exception", "report", "log_head" TO plimsoll_app;
GRANT UPDATE (dedupe_key, asset_id, state, error_code, error_message, error_at, tool, tool_version, format, edition, profile,
  parser_version, catalogue_version, observed_at, observed_source, items, by_result, by_severity, notes, changes) ON "submission" TO plimsoll_app;
GRANT UPDATE (archived_at, name) ON "assessment" TO plimsoll_app;
GRANT UPDATE (approver_ref, approved_at, approval_log_index, approval_log_epoch, ended_at, ended_why, ended_by) ON "determination" TO plimsoll_app;
GRANT UPDATE (log_index, log_epoch) ON "audit_event" TO plimsoll_app;
-- Locking the asset's row (FOR NO KEY UPDATE) needs only the UPDATE granted above.

GRANT SELECT ON "catalogue_version" TO plimsoll_app;
GRANT USAGE ON SCHEMA public, app TO plimsoll_app;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;

-- ── Lookup: what must be known before a tenant is ────────────────────────────────────────────────────────────────────
-- Definer functions of the owner, whom ENABLE without FORCE exempts. The list is frozen by a test.

CREATE FUNCTION app.find_tenant(p_slug text)
RETURNS TABLE (id uuid, slug text, name text, time_zone text, language text, suspended_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT t.id, t.slug, t.name, t.time_zone, t.language, t.suspended_at
  FROM tenant_directory d JOIN tenant t ON t.id = d.tenant_id WHERE d.slug = p_slug
$$;

CREATE FUNCTION app.find_user(p_email text)
RETURNS TABLE (id uuid, email text, name text, password_hash text, platform_admin boolean, language text, disabled_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT u.id, u.email, u.name, u.password_hash, u.platform_admin, u.language, u.disabled_at FROM app_user u WHERE u.email = lower(p_email)
$$;

-- Creates a local user, or answers the id of the one who has this e-mail.
CREATE FUNCTION app.ensure_user(p_id uuid, p_email text, p_name text, p_password_hash text, p_at timestamptz)
RETURNS TABLE (id uuid, created boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
BEGIN
  INSERT INTO app_user (id, email, name, password_hash, created_at)
  VALUES (p_id, lower(p_email), p_name, p_password_hash, p_at) ON CONFLICT (email) DO NOTHING;
  RETURN QUERY SELECT u.id, u.id = p_id FROM app_user u WHERE u.email = lower(p_email);
END $$;

CREATE FUNCTION app.set_password(p_user uuid, p_password_hash text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE app_user SET password_hash = p_password_hash WHERE id = p_user
$$;

CREATE FUNCTION app.set_language(p_user uuid, p_language text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE app_user SET language = p_language WHERE id = p_user
$$;

CREATE FUNCTION app.open_session(p_hash bytea, p_id uuid, p_user uuid, p_at timestamptz, p_expires timestamptz,
  p_provider text, p_address text, p_agent text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO session (token_hash, id, user_id, created_at, last_seen_at, expires_at, provider, address, user_agent)
  VALUES (p_hash, p_id, p_user, p_at, p_at, p_expires, p_provider, p_address, p_agent)
$$;

CREATE FUNCTION app.touch_session(p_hash bytea, p_at timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE session SET last_seen_at = p_at WHERE token_hash = p_hash AND last_seen_at < p_at
$$;

-- Ends one session of a user; answers whether there was one to end.
CREATE FUNCTION app.end_session(p_user uuid, p_session uuid, p_why text, p_at timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE session SET ended_at = p_at, ended_why = p_why WHERE user_id = p_user AND id = p_session AND ended_at IS NULL;
  RETURN FOUND;
END $$;

CREATE FUNCTION app.list_sessions(p_user uuid)
RETURNS TABLE (id uuid, created_at timestamptz, last_seen_at timestamptz, expires_at timestamptz, provider text, address text, user_agent text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.id, s.created_at, s.last_seen_at, s.expires_at, s.provider, s.address, s.user_agent
  FROM session s WHERE s.user_id = p_user AND s.ended_at IS NULL ORDER BY s.last_seen_at DESC
$$;

-- Who holds this session, and what they may be in the tenant of this slug, in one round trip. p_slug NULL: no tenant asked.
CREATE FUNCTION app.session_principal(p_hash bytea, p_slug text, p_at timestamptz)
RETURNS TABLE (session_id uuid, user_id uuid, email text, name text, platform_admin boolean, user_language text,
  provider text, created_at timestamptz, last_seen_at timestamptz, expires_at timestamptz, ended_at timestamptz, disabled_at timestamptz,
  tenant_id uuid, slug text, tenant_name text, time_zone text, tenant_language text, suspended_at timestamptz,
  idle_minutes integer, roles text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.id, u.id, u.email, u.name, u.platform_admin, u.language, s.provider, s.created_at, s.last_seen_at, s.expires_at, s.ended_at, u.disabled_at,
    t.id, t.slug, t.name, t.time_zone, t.language, t.suspended_at, t.idle_minutes,
    coalesce((SELECT array_agg(DISTINCT m.role ORDER BY m.role) FROM membership m
      WHERE m.tenant_id = t.id AND m.user_id = u.id
        AND (m.valid_from IS NULL OR m.valid_from <= p_at) AND (m.valid_until IS NULL OR m.valid_until > p_at)), '{}')
  FROM session s JOIN app_user u ON u.id = s.user_id
  LEFT JOIN tenant_directory d ON d.slug = p_slug
  LEFT JOIN tenant t ON t.id = d.tenant_id
  WHERE s.token_hash = p_hash
$$;

CREATE FUNCTION app.token_principal(p_hash bytea)
RETURNS TABLE (tenant_id uuid, slug text, tenant_name text, time_zone text, tenant_language text, suspended_at timestamptz,
  token_id uuid, kind text, name text, agent_id uuid, expires_at timestamptz, revoked_at timestamptz, last_used_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT t.id, t.slug, t.name, t.time_zone, t.language, t.suspended_at, k.id, k.kind, k.name, k.agent_id, k.expires_at, k.revoked_at, k.last_used_at
  FROM token_directory d
  JOIN api_token k ON k.tenant_id = d.tenant_id AND k.id = d.token_id
  JOIN tenant t ON t.id = d.tenant_id
  WHERE d.token_hash = p_hash
$$;

-- Only for a token of the transaction's own tenant.
CREATE FUNCTION app.register_token(p_hash bytea, p_token uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM api_token k WHERE k.tenant_id = app.current_tenant() AND k.id = p_token) THEN
    RAISE EXCEPTION 'token is not of this tenant' USING ERRCODE = '42501';
  END IF;
  INSERT INTO token_directory (token_hash, tenant_id, token_id) VALUES (p_hash, app.current_tenant(), p_token);
END $$;

-- Keeps the directory in step with the transaction's own tenant's membership of one user.
CREATE FUNCTION app.sync_membership(p_user uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM membership m WHERE m.tenant_id = app.current_tenant() AND m.user_id = p_user) THEN
    INSERT INTO membership_directory (user_id, tenant_id) VALUES (p_user, app.current_tenant()) ON CONFLICT DO NOTHING;
  ELSE
    DELETE FROM membership_directory WHERE user_id = p_user AND tenant_id = app.current_tenant();
  END IF;
END $$;

-- The tenants a user may enter.
CREATE FUNCTION app.tenants_of(p_user uuid, p_at timestamptz)
RETURNS TABLE (tenant_id uuid, slug text, name text, suspended_at timestamptz, roles text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT t.id, t.slug, t.name, t.suspended_at, array_agg(DISTINCT m.role ORDER BY m.role)
  FROM membership_directory d
  JOIN tenant t ON t.id = d.tenant_id
  JOIN membership m ON m.tenant_id = d.tenant_id AND m.user_id = d.user_id
    AND (m.valid_from IS NULL OR m.valid_from <= p_at) AND (m.valid_until IS NULL OR m.valid_until > p_at)
  WHERE d.user_id = p_user GROUP BY t.id, t.slug, t.name, t.suspended_at ORDER BY t.name
$$;

-- Names and addresses of the transaction's own tenant's members; nobody else's.
CREATE FUNCTION app.member_names()
RETURNS TABLE (user_id uuid, email text, name text, disabled_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT u.id, u.email, u.name, u.disabled_at FROM app_user u
  WHERE u.id IN (SELECT m.user_id FROM membership m WHERE m.tenant_id = app.current_tenant())
$$;

-- Sign-in throttle: failures of a key within a window; the window starts anew when it has passed.
CREATE FUNCTION app.sign_in_failures(p_key text, p_since timestamptz) RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce((SELECT failures FROM sign_in_throttle WHERE key = p_key AND window_start > p_since), 0)
$$;

CREATE FUNCTION app.sign_in_failed(p_key text, p_at timestamptz, p_since timestamptz) RETURNS integer
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO sign_in_throttle AS s (key, failures, window_start) VALUES (p_key, 1, p_at)
  ON CONFLICT (key) DO UPDATE SET
    failures = CASE WHEN s.window_start > p_since THEN s.failures + 1 ELSE 1 END,
    window_start = CASE WHEN s.window_start > p_since THEN s.window_start ELSE p_at END
  RETURNING failures
$$;

CREATE FUNCTION app.sign_in_succeeded(p_key text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM sign_in_throttle WHERE key = p_key
$$;

-- Tenants with audit events that no leaf commits to yet; for the job that batches them.
CREATE INDEX "audit_event_unbatched" ON "audit_event" ("tenant_id") WHERE "log_index" IS NULL;

CREATE FUNCTION app.tenants_to_batch()
RETURNS TABLE (id uuid, slug text, name text, time_zone text, language text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT t.id, t.slug, t.name, t.time_zone, t.language FROM tenant t
  WHERE EXISTS (SELECT 1 FROM audit_event e WHERE e.tenant_id = t.id AND e.log_index IS NULL) ORDER BY t.id
$$;

-- ── Platform: tenants' metadata only ─────────────────────────────────────────────────────────────────────────────────

CREATE FUNCTION app.platform_tenants()
RETURNS TABLE (id uuid, slug text, name text, time_zone text, language text, created_at timestamptz, suspended_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT t.id, t.slug, t.name, t.time_zone, t.language, t.created_at, t.suspended_at FROM tenant t ORDER BY t.name
$$;

CREATE FUNCTION app.platform_create_tenant(p_id uuid, p_slug text, p_name text, p_time_zone text, p_language text, p_at timestamptz,
  p_evidence_origin uuid, p_audit_origin uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO tenant_directory (slug, tenant_id) VALUES (p_slug, p_id) ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN RETURN false; END IF;
  INSERT INTO tenant (id, slug, name, time_zone, language, created_at) VALUES (p_id, p_slug, p_name, p_time_zone, p_language, p_at);
  INSERT INTO log_head (tenant_id, log, origin_id, frontier) VALUES (p_id, 'evidence', p_evidence_origin, '{}'), (p_id, 'audit', p_audit_origin, '{}');
  RETURN true;
END $$;

CREATE FUNCTION app.platform_suspend_tenant(p_id uuid, p_at timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE tenant SET suspended_at = p_at WHERE id = p_id;
  RETURN FOUND;
END $$;

CREATE FUNCTION app.platform_set_admin(p_user uuid, p_admin boolean) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE app_user SET platform_admin = p_admin WHERE id = p_user
$$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA app FROM PUBLIC;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA app TO plimsoll_app;
-- Only the owner makes platform administrators (at set-up), never the application.
REVOKE EXECUTE ON FUNCTION app.platform_set_admin(uuid, boolean) FROM plimsoll_app;
