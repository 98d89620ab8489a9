-- Who may come in (docs/decisions/030-who-may-come-in.md): identity providers of a tenant and of the platform, rules from
-- groups to roles, the people whom providers vouch for, and what sessions and local accounts need for it.

-- ── People of providers ──────────────────────────────────────────────────────────────────────────────────────────────
-- Whom a tenant's own provider vouches for belongs to that tenant, whatever e-mail it asserts: no other tenant lets them
-- in, and they are never found by e-mail. People of local accounts and of the platform's providers have no home.
ALTER TABLE "app_user" ADD COLUMN "home_tenant_id" UUID,
  ADD COLUMN "provider_user" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "password_changed_at" TIMESTAMPTZ(6),
  ADD COLUMN "password_history" TEXT[] NOT NULL DEFAULT '{}',
  ADD COLUMN "must_change_password" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "totp_secret" BYTEA,
  ADD COLUMN "totp_since" TIMESTAMPTZ(6),
  ADD COLUMN "totp_last_step" BIGINT,
  ADD COLUMN "recovery_codes" TEXT[] NOT NULL DEFAULT '{}';
DROP INDEX "app_user_email_key";
CREATE UNIQUE INDEX "app_user_local_email" ON "app_user" ("email") WHERE NOT "provider_user";

ALTER TABLE "identity" ADD COLUMN "provider_id" UUID;

ALTER TABLE "session" ADD COLUMN "identity_id" UUID,
  ADD COLUMN "provider_session" TEXT,
  ADD COLUMN "sealed" BYTEA,
  ADD COLUMN "checked_at" TIMESTAMPTZ(6),
  ADD COLUMN "second_factor_at" TIMESTAMPTZ(6);
CREATE INDEX "session_identity" ON "session" ("identity_id") WHERE "identity_id" IS NOT NULL;

-- ── Settings of a tenant ─────────────────────────────────────────────────────────────────────────────────────────────
ALTER TABLE "tenant" ADD COLUMN "password_policy" TEXT NOT NULL DEFAULT 'nist-800-63b',
  ADD COLUMN "second_factor" TEXT NOT NULL DEFAULT 'optional',
  ADD COLUMN "local_sign_in" TEXT NOT NULL DEFAULT 'everyone',
  ADD COLUMN "separate_duties" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "delete_after" TIMESTAMPTZ(6);
GRANT UPDATE (password_policy, second_factor, local_sign_in, separate_duties) ON "tenant" TO plimsoll_app;

-- The local owner who is let in when the provider is down, or when local sign-in is for nobody else.
ALTER TABLE "membership" ADD COLUMN "break_glass" BOOLEAN NOT NULL DEFAULT false;

-- ── Providers and rules ──────────────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE "identity_provider" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "enabled_at" TIMESTAMPTZ(6),
    "settings" JSONB NOT NULL,
    "sealed" BYTEA,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "created_by" UUID,
    "changed_at" TIMESTAMPTZ(6) NOT NULL,
    "removed_at" TIMESTAMPTZ(6),

    CONSTRAINT "identity_provider_pkey" PRIMARY KEY ("tenant_id","id")
);

CREATE TABLE "role_rule" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "match" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "label_rule" JSONB,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "created_by" UUID,

    CONSTRAINT "role_rule_pkey" PRIMARY KEY ("tenant_id","id")
);

-- What a provider last said of a person, as this tenant knows them.
CREATE TABLE "provider_account" (
    "tenant_id" UUID NOT NULL,
    "identity_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "login" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "groups" TEXT[] NOT NULL,
    "first_seen" TIMESTAMPTZ(6) NOT NULL,
    "seen_at" TIMESTAMPTZ(6) NOT NULL,
    "checked_at" TIMESTAMPTZ(6) NOT NULL,
    "gone_at" TIMESTAMPTZ(6),

    CONSTRAINT "provider_account_pkey" PRIMARY KEY ("tenant_id","identity_id")
);
CREATE INDEX "provider_account_tenant_id_user_id_idx" ON "provider_account"("tenant_id", "user_id");

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['identity_provider', 'role_rule', 'provider_account'] LOOP
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format(
      'CREATE POLICY tenant_isolation ON public.%I USING (tenant_id = app.current_tenant()) WITH CHECK (tenant_id = app.current_tenant())', t);
    EXECUTE format('GRANT SELECT, INSERT ON public.%I TO plimsoll_app', t);
  END LOOP;
END $$;
GRANT UPDATE (name, position, enabled_at, settings, sealed, changed_at, removed_at) ON "identity_provider" TO plimsoll_app;
GRANT UPDATE (match, value, role, label_rule), DELETE ON "role_rule" TO plimsoll_app;
GRANT UPDATE (login, name, email, groups, seen_at, checked_at, gone_at) ON "provider_account" TO plimsoll_app;

-- ── The platform's own house ─────────────────────────────────────────────────────────────────────────────────────────
-- What belongs to the platform and to no customer (its providers, its audit log, its settings) lies under this id. It has
-- no slug, so nobody enters it; only platform administrators get a key to it.
INSERT INTO "tenant" ("id", "slug", "name", "time_zone", "language", "created_at")
VALUES ('00000000-0000-0000-0000-000000000000', '', 'Plimsoll', 'Asia/Shanghai', 'zh', now());
INSERT INTO "log_head" ("tenant_id", "log", "origin_id", "frontier")
VALUES ('00000000-0000-0000-0000-000000000000', 'evidence', gen_random_uuid(), '{}'),
  ('00000000-0000-0000-0000-000000000000', 'audit', gen_random_uuid(), '{}');

CREATE OR REPLACE FUNCTION app.platform_tenants()
RETURNS TABLE (id uuid, slug text, name text, time_zone text, language text, created_at timestamptz, suspended_at timestamptz,
  suspended_reason text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT t.id, t.slug, t.name, t.time_zone, t.language, t.created_at, t.suspended_at, t.suspended_reason FROM tenant t
  WHERE t.slug <> '' ORDER BY t.name
$$;

-- ── Lookup ───────────────────────────────────────────────────────────────────────────────────────────────────────────
-- Local accounts only: what a provider asserts is never found by e-mail.
CREATE OR REPLACE FUNCTION app.find_user(p_email text)
RETURNS TABLE (id uuid, email text, name text, password_hash text, platform_admin boolean, language text, disabled_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT u.id, u.email, u.name, u.password_hash, u.platform_admin, u.language, u.disabled_at FROM app_user u
  WHERE u.email = lower(p_email) AND NOT u.provider_user
$$;

CREATE OR REPLACE FUNCTION app.ensure_user(p_id uuid, p_email text, p_name text, p_password_hash text, p_at timestamptz)
RETURNS TABLE (id uuid, created boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
BEGIN
  INSERT INTO app_user (id, email, name, password_hash, created_at, password_changed_at)
  VALUES (p_id, lower(p_email), p_name, p_password_hash, p_at, p_at)
  ON CONFLICT (email) WHERE NOT provider_user DO NOTHING;
  RETURN QUERY SELECT u.id, u.id = p_id FROM app_user u WHERE u.email = lower(p_email) AND NOT u.provider_user;
END $$;

-- The person of a provider's subject in the transaction's own tenant (the platform's house: of no tenant), made at first
-- sight. Name and e-mail follow the provider.
CREATE FUNCTION app.provider_user(p_id uuid, p_identity uuid, p_provider uuid, p_issuer text, p_subject text, p_name text,
  p_email text, p_at timestamptz)
RETURNS TABLE (user_id uuid, identity_id uuid, disabled_at timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE home uuid := nullif(app.current_tenant(), '00000000-0000-0000-0000-000000000000');
BEGIN
  IF app.current_tenant() IS NULL THEN RAISE EXCEPTION 'no tenant' USING ERRCODE = '42501'; END IF;
  -- Two sign-ins of one person at once make one identity.
  PERFORM pg_advisory_xact_lock(hashtextextended(coalesce(home::text, '') || '/' || p_issuer || '/' || p_subject, 22));
  IF NOT EXISTS (SELECT 1 FROM identity i WHERE i.tenant_id IS NOT DISTINCT FROM home AND i.issuer = p_issuer AND i.subject = p_subject) THEN
    INSERT INTO app_user (id, email, name, created_at, home_tenant_id, provider_user)
    VALUES (p_id, coalesce(lower(p_email), ''), p_name, p_at, home, true);
    INSERT INTO identity (id, tenant_id, issuer, subject, user_id, created_at, provider_id)
    VALUES (p_identity, home, p_issuer, p_subject, p_id, p_at, p_provider);
  END IF;
  UPDATE app_user u SET name = p_name, email = coalesce(lower(p_email), '')
  FROM identity i WHERE i.tenant_id IS NOT DISTINCT FROM home AND i.issuer = p_issuer AND i.subject = p_subject
    AND u.id = i.user_id AND (u.name, u.email) IS DISTINCT FROM (p_name, coalesce(lower(p_email), ''));
  RETURN QUERY SELECT u.id, i.id, u.disabled_at FROM identity i JOIN app_user u ON u.id = i.user_id
    WHERE i.tenant_id IS NOT DISTINCT FROM home AND i.issuer = p_issuer AND i.subject = p_subject;
END $$;

-- Tenants in which rules of a provider of the platform's give roles, or in which it has given some.
CREATE FUNCTION app.tenants_of_provider(p_provider uuid, p_identity uuid)
RETURNS TABLE (id uuid, slug text, name text, time_zone text, language text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT t.id, t.slug, t.name, t.time_zone, t.language FROM tenant t
  WHERE t.id IN (SELECT r.tenant_id FROM role_rule r WHERE r.provider_id = p_provider
      UNION SELECT a.tenant_id FROM provider_account a WHERE a.provider_id = p_provider AND a.identity_id = p_identity)
  ORDER BY t.id
$$;

DROP FUNCTION app.open_session(bytea, uuid, uuid, timestamptz, timestamptz, text, text, text);
CREATE FUNCTION app.open_session(p_hash bytea, p_id uuid, p_user uuid, p_at timestamptz, p_expires timestamptz,
  p_provider text, p_address text, p_agent text, p_identity uuid, p_provider_session text, p_sealed bytea, p_second_factor timestamptz)
RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO session (token_hash, id, user_id, created_at, last_seen_at, expires_at, provider, address, user_agent,
    identity_id, provider_session, sealed, checked_at, second_factor_at)
  VALUES (p_hash, p_id, p_user, p_at, p_at, p_expires, p_provider, p_address, p_agent,
    p_identity, p_provider_session, p_sealed, CASE WHEN p_identity IS NULL THEN NULL ELSE p_at END, p_second_factor)
$$;

-- One row for each role that is in force, with the rule of labels that limits it (null: none): `grants`. Whom a tenant's own
-- provider vouches for is let in by no other tenant.
DROP FUNCTION app.session_principal(bytea, text, timestamptz);
CREATE FUNCTION app.session_principal(p_hash bytea, p_slug text, p_at timestamptz)
RETURNS TABLE (session_id uuid, user_id uuid, email text, name text, platform_admin boolean, user_language text,
  provider text, created_at timestamptz, last_seen_at timestamptz, expires_at timestamptz, ended_at timestamptz, disabled_at timestamptz,
  identity_id uuid, checked_at timestamptz, second_factor_at timestamptz, has_second_factor boolean, must_change_password boolean,
  password_changed_at timestamptz,
  tenant_id uuid, slug text, tenant_name text, time_zone text, tenant_language text, suspended_at timestamptz,
  idle_minutes integer, session_minutes integer, password_policy text, second_factor text, separate_duties boolean,
  roles text[], grants jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.id, u.id, u.email, u.name, u.platform_admin, u.language, s.provider, s.created_at, s.last_seen_at, s.expires_at, s.ended_at, u.disabled_at,
    s.identity_id, s.checked_at, s.second_factor_at, u.totp_since IS NOT NULL, u.must_change_password, u.password_changed_at,
    t.id, t.slug, t.name, t.time_zone, t.language, t.suspended_at, t.idle_minutes, t.session_minutes, t.password_policy,
    t.second_factor, t.separate_duties,
    coalesce(g.roles, '{}'), coalesce(g.grants, '[]')
  FROM session s JOIN app_user u ON u.id = s.user_id
  LEFT JOIN tenant_directory d ON d.slug = p_slug
  LEFT JOIN tenant t ON t.id = d.tenant_id AND (u.home_tenant_id IS NULL OR u.home_tenant_id = t.id)
  LEFT JOIN LATERAL (
    SELECT array_agg(DISTINCT m.role ORDER BY m.role) AS roles,
      jsonb_agg(jsonb_build_object('role', m.role, 'label_rule', m.label_rule, 'source', m.source) ORDER BY m.role, m.source) AS grants
    FROM membership m WHERE m.tenant_id = t.id AND m.user_id = u.id
      AND (m.valid_from IS NULL OR m.valid_from <= p_at) AND (m.valid_until IS NULL OR m.valid_until > p_at)
  ) g ON true
  WHERE s.token_hash = p_hash
$$;

REVOKE ALL ON FUNCTION app.provider_user(uuid, uuid, uuid, text, text, text, text, timestamptz), app.tenants_of_provider(uuid, uuid),
  app.open_session(bytea, uuid, uuid, timestamptz, timestamptz, text, text, text, uuid, text, bytea, timestamptz),
  app.session_principal(bytea, text, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.provider_user(uuid, uuid, uuid, text, text, text, text, timestamptz), app.tenants_of_provider(uuid, uuid),
  app.open_session(bytea, uuid, uuid, timestamptz, timestamptz, text, text, text, uuid, text, bytea, timestamptz),
  app.session_principal(bytea, text, timestamptz) TO plimsoll_app;
