-- Local passwords closed for a tenant, and the owners who are kept for when its provider is down (docs/decisions/031-break-glass.md).

-- One row for each session by which somebody came in, or was let in at the door, as a kept owner.
CREATE TABLE "break_glass_use" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "actor_ref" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "address" TEXT,
    "acknowledged_at" TIMESTAMPTZ(6),
    "acknowledged_by" UUID,

    CONSTRAINT "break_glass_use_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE UNIQUE INDEX "break_glass_use_tenant_id_session_id_key" ON "break_glass_use"("tenant_id", "session_id");
CREATE INDEX "break_glass_use_open" ON "break_glass_use"("tenant_id") WHERE "acknowledged_at" IS NULL;
ALTER TABLE public."break_glass_use" ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON public."break_glass_use"
  USING (tenant_id = app.current_tenant()) WITH CHECK (tenant_id = app.current_tenant());
GRANT SELECT, INSERT ON public."break_glass_use" TO plimsoll_app;
GRANT UPDATE (acknowledged_at, acknowledged_by) ON public."break_glass_use" TO plimsoll_app;

-- Whether a tenant keeps somebody as a break-glass owner at an instant.
CREATE FUNCTION app.is_break_glass(p_tenant uuid, p_user uuid, p_at timestamptz) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM membership m WHERE m.tenant_id = p_tenant AND m.user_id = p_user
    AND m.break_glass AND m.source = 'local'
    AND (m.valid_from IS NULL OR m.valid_from <= p_at) AND (m.valid_until IS NULL OR m.valid_until > p_at))
$$;

-- The tenants a user may enter: not those that closed local passwords to them. Whom an owner let in by name for support comes in.
CREATE OR REPLACE FUNCTION app.tenants_of(p_user uuid, p_at timestamptz)
RETURNS TABLE (tenant_id uuid, slug text, name text, suspended_at timestamptz, roles text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT t.id, t.slug, t.name, t.suspended_at, array_agg(DISTINCT m.role ORDER BY m.role)
  FROM membership_directory d
  JOIN app_user u ON u.id = d.user_id
  JOIN tenant t ON t.id = d.tenant_id
  JOIN membership m ON m.tenant_id = d.tenant_id AND m.user_id = d.user_id
    AND (m.valid_from IS NULL OR m.valid_from <= p_at) AND (m.valid_until IS NULL OR m.valid_until > p_at)
  WHERE d.user_id = p_user
    AND (u.provider_user OR t.local_sign_in = 'everyone' OR m.source = 'support' OR app.is_break_glass(t.id, u.id, p_at))
  GROUP BY t.id, t.slug, t.name, t.suspended_at ORDER BY t.name
$$;

-- The tenants of a person with a local password that have closed these: `kept` says whether they are let in all the same.
CREATE FUNCTION app.closed_tenants_of(p_user uuid, p_at timestamptz)
RETURNS TABLE (id uuid, slug text, name text, time_zone text, language text, suspended_at timestamptz, kept boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT t.id, t.slug, t.name, t.time_zone, t.language, t.suspended_at, app.is_break_glass(t.id, u.id, p_at)
  FROM membership_directory d JOIN app_user u ON u.id = d.user_id JOIN tenant t ON t.id = d.tenant_id
  WHERE d.user_id = p_user AND NOT u.provider_user AND t.local_sign_in <> 'everyone'
    AND EXISTS (SELECT 1 FROM membership m WHERE m.tenant_id = t.id AND m.user_id = u.id AND m.source <> 'support'
      AND (m.valid_from IS NULL OR m.valid_from <= p_at) AND (m.valid_until IS NULL OR m.valid_until > p_at))
  ORDER BY t.name
$$;

-- As before, and whether the account has a password.
DROP FUNCTION app.member_accounts();
CREATE FUNCTION app.member_accounts()
RETURNS TABLE (user_id uuid, local boolean, second_factor boolean, must_change_password boolean, has_password boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT u.id, NOT u.provider_user, u.totp_since IS NOT NULL, u.must_change_password, u.password_hash IS NOT NULL FROM app_user u
  WHERE u.id IN (SELECT m.user_id FROM membership m WHERE m.tenant_id = app.current_tenant())
$$;

-- As before, and: why the session ended; whether the tenant has closed local passwords to the person (then they have no role in
-- it), or lets them in as a break-glass owner, and whether that was noted for this session; how many uses nobody acknowledged.
DROP FUNCTION app.session_principal(bytea, text, timestamptz);
CREATE FUNCTION app.session_principal(p_hash bytea, p_slug text, p_at timestamptz)
RETURNS TABLE (session_id uuid, user_id uuid, email text, name text, platform_admin boolean, user_language text,
  provider text, created_at timestamptz, last_seen_at timestamptz, expires_at timestamptz, ended_at timestamptz, ended_why text,
  disabled_at timestamptz,
  identity_id uuid, checked_at timestamptz, second_factor_at timestamptz, has_second_factor boolean, must_change_password boolean,
  password_changed_at timestamptz,
  tenant_id uuid, slug text, tenant_name text, time_zone text, tenant_language text, suspended_at timestamptz,
  idle_minutes integer, session_minutes integer, password_policy text, second_factor text, separate_duties boolean,
  visited_at timestamptz, shut_at timestamptz, local_closed boolean, break_glass boolean, break_glass_noted boolean,
  open_alerts integer, roles text[], grants jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.id, u.id, u.email, u.name, u.platform_admin, u.language, s.provider, s.created_at, s.last_seen_at, s.expires_at, s.ended_at, s.ended_why,
    u.disabled_at,
    s.identity_id, s.checked_at, s.second_factor_at, u.totp_since IS NOT NULL, u.must_change_password, u.password_changed_at,
    t.id, t.slug, t.name, t.time_zone, t.language, t.suspended_at, t.idle_minutes, t.session_minutes, t.password_policy,
    t.second_factor, t.separate_duties,
    v.last_seen_at, v.shut_at, l.closed AND NOT l.kept AND g.roles IS NOT NULL, l.closed AND l.kept AND g.roles IS NOT NULL,
    EXISTS (SELECT 1 FROM break_glass_use b WHERE b.tenant_id = t.id AND b.session_id = s.id),
    (SELECT count(*)::integer FROM break_glass_use b WHERE b.tenant_id = t.id AND b.acknowledged_at IS NULL),
    CASE WHEN l.closed AND NOT l.kept THEN '{}' ELSE coalesce(g.roles, '{}') END,
    CASE WHEN l.closed AND NOT l.kept THEN '[]' ELSE coalesce(g.grants, '[]') END
  FROM session s JOIN app_user u ON u.id = s.user_id
  LEFT JOIN tenant_directory d ON d.slug = p_slug
  LEFT JOIN tenant t ON t.id = d.tenant_id AND (u.home_tenant_id IS NULL OR u.home_tenant_id = t.id)
  LEFT JOIN session_visit v ON v.tenant_id = t.id AND v.session_id = s.id
  CROSS JOIN LATERAL (
    SELECT coalesce(t.local_sign_in <> 'everyone' AND NOT u.provider_user, false) AND NOT EXISTS (
        SELECT 1 FROM membership m WHERE m.tenant_id = t.id AND m.user_id = u.id AND m.source = 'support'
          AND (m.valid_until IS NULL OR m.valid_until > p_at)) AS closed,
      t.local_sign_in <> 'everyone' AND app.is_break_glass(t.id, u.id, p_at) AS kept
  ) l
  LEFT JOIN LATERAL (
    SELECT array_agg(DISTINCT m.role ORDER BY m.role) AS roles,
      jsonb_agg(jsonb_build_object('role', m.role, 'label_rule', m.label_rule, 'source', m.source) ORDER BY m.role, m.source) AS grants
    FROM membership m WHERE m.tenant_id = t.id AND m.user_id = u.id
      AND (m.valid_from IS NULL OR m.valid_from <= p_at) AND (m.valid_until IS NULL OR m.valid_until > p_at)
  ) g ON true
  WHERE s.token_hash = p_hash
$$;

REVOKE ALL ON FUNCTION app.is_break_glass(uuid, uuid, timestamptz), app.closed_tenants_of(uuid, timestamptz), app.member_accounts(),
  app.session_principal(bytea, text, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.closed_tenants_of(uuid, timestamptz), app.member_accounts(),
  app.session_principal(bytea, text, timestamptz) TO plimsoll_app;
