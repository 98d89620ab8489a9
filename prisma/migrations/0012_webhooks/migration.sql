-- Webhooks: where a tenant is told of new gaps, of what has gone quiet and of rejected reports.

CREATE TABLE "webhook" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "events" TEXT[] NOT NULL,
    "shown" TEXT NOT NULL,
    "address_sealed" BYTEA NOT NULL,
    "secret_sealed" BYTEA,
    "previous_sealed" BYTEA,
    "previous_until" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "created_by" UUID NOT NULL,
    "failing_since" TIMESTAMPTZ(6),
    "disabled_at" TIMESTAMPTZ(6),
    "disabled_why" TEXT,
    CONSTRAINT "webhook_pkey" PRIMARY KEY ("tenant_id","id")
);

CREATE TABLE "webhook_delivery" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "webhook_id" UUID NOT NULL,
    "event" TEXT NOT NULL,
    "message" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "tried_at" TIMESTAMPTZ(6),
    "status" INTEGER,
    "error" TEXT,
    CONSTRAINT "webhook_delivery_pkey" PRIMARY KEY ("tenant_id","id")
);

CREATE TABLE "notice" (
    "tenant_id" UUID NOT NULL,
    "topic" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    CONSTRAINT "notice_pkey" PRIMARY KEY ("tenant_id","topic","key")
);

CREATE TABLE "notice_look" (
    "tenant_id" UUID NOT NULL,
    "looked_at" TIMESTAMPTZ(6) NOT NULL,
    "log_epoch" INTEGER NOT NULL,
    "log_size" INTEGER NOT NULL,
    CONSTRAINT "notice_look_pkey" PRIMARY KEY ("tenant_id")
);

CREATE UNIQUE INDEX "webhook_tenant_id_name_key" ON "webhook"("tenant_id", "name");
CREATE INDEX "webhook_delivery_tenant_id_webhook_id_id_idx" ON "webhook_delivery"("tenant_id", "webhook_id", "id");
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_tenant_id_webhook_id_fkey" FOREIGN KEY ("tenant_id", "webhook_id") REFERENCES "webhook"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['webhook', 'webhook_delivery', 'notice', 'notice_look'] LOOP
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format(
      'CREATE POLICY tenant_isolation ON public.%I USING (tenant_id = app.current_tenant()) WITH CHECK (tenant_id = app.current_tenant())', t);
    EXECUTE format('GRANT SELECT, INSERT ON public.%I TO plimsoll_app', t);
  END LOOP;
END $$;
GRANT DELETE ON "webhook", "webhook_delivery", "notice" TO plimsoll_app;
GRANT UPDATE (name, events, shown, address_sealed, secret_sealed, previous_sealed, previous_until, failing_since, disabled_at,
  disabled_why) ON "webhook" TO plimsoll_app;
GRANT UPDATE (state, attempts, tried_at, status, error) ON "webhook_delivery" TO plimsoll_app;
GRANT UPDATE (looked_at, log_epoch, log_size) ON "notice_look" TO plimsoll_app;

-- Tenants whose notices are due: they have a webhook that is on, and either their evidence log has grown since the last look
-- (every leaf of it can change a verdict, nothing else can) and that look is older than p_changed, or it is older than p_any
-- (agents and assets go quiet without a leaf).
CREATE FUNCTION app.tenants_to_notify(p_changed timestamptz, p_any timestamptz)
RETURNS TABLE (id uuid, slug text, name text, time_zone text, language text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT t.id, t.slug, t.name, t.time_zone, t.language FROM tenant t
  LEFT JOIN notice_look l ON l.tenant_id = t.id
  LEFT JOIN log_head h ON h.tenant_id = t.id AND h.log = 'evidence'
  WHERE t.suspended_at IS NULL
    AND EXISTS (SELECT 1 FROM webhook w WHERE w.tenant_id = t.id AND w.disabled_at IS NULL)
    AND (l.tenant_id IS NULL OR l.looked_at < p_any
      OR (l.looked_at < p_changed AND (l.log_epoch, l.log_size) IS DISTINCT FROM (h.epoch, h.size)))
  ORDER BY t.id
$$;
REVOKE ALL ON FUNCTION app.tenants_to_notify(timestamptz, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.tenants_to_notify(timestamptz, timestamptz) TO plimsoll_app;

-- Attempts to sign in whose window has long passed: nobody asks for them again.
CREATE FUNCTION app.sweep_sign_in_throttle(p_before timestamptz) RETURNS integer
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH gone AS (DELETE FROM sign_in_throttle WHERE window_start < p_before RETURNING 1) SELECT count(*)::integer FROM gone
$$;
REVOKE ALL ON FUNCTION app.sweep_sign_in_throttle(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.sweep_sign_in_throttle(timestamptz) TO plimsoll_app;
