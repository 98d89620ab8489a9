-- Local accounts (docs/decisions/027-local-accounts.md): passwords under a policy, second factors, invitations, and the
-- sessions that a tenant sees and shuts.

-- What a person is told of when they come in next: who took their second factor away, and when.
ALTER TABLE "app_user" ADD COLUMN "second_factor_reset" JSONB;

CREATE TABLE "invite" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "roles" TEXT[] NOT NULL,
    "label_rule" JSONB,
    "valid_until" TIMESTAMPTZ(6),
    "token_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "created_by" UUID,
    "renewed_at" TIMESTAMPTZ(6),
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "revoked_at" TIMESTAMPTZ(6),
    "accepted_at" TIMESTAMPTZ(6),
    "accepted_by" UUID,

    CONSTRAINT "invite_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE UNIQUE INDEX "invite_tenant_id_token_hash_key" ON "invite"("tenant_id", "token_hash");

-- That a session was used in a tenant, which is all a tenant sees of it; shut_at: from then on it opens nothing here.
CREATE TABLE "session_visit" (
    "tenant_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "first_seen_at" TIMESTAMPTZ(6) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(6) NOT NULL,
    "shut_at" TIMESTAMPTZ(6),

    CONSTRAINT "session_visit_pkey" PRIMARY KEY ("tenant_id","session_id")
);
CREATE INDEX "session_visit_tenant_id_user_id_idx" ON "session_visit"("tenant_id", "user_id");

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['invite', 'session_visit'] LOOP
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format(
      'CREATE POLICY tenant_isolation ON public.%I USING (tenant_id = app.current_tenant()) WITH CHECK (tenant_id = app.current_tenant())', t);
    EXECUTE format('GRANT SELECT, INSERT ON public.%I TO plimsoll_app', t);
  END LOOP;
END $$;
GRANT UPDATE (token_hash, renewed_at, expires_at, revoked_at, accepted_at, accepted_by) ON "invite" TO plimsoll_app;

-- ── Passwords ────────────────────────────────────────────────────────────────────────────────────────────────────────
-- What only the server may know of one account.
CREATE FUNCTION app.account_secrets(p_user uuid)
RETURNS TABLE (email text, name text, platform_admin boolean, disabled_at timestamptz,
  password_hash text, password_changed_at timestamptz, password_history text[], must_change_password boolean,
  totp_secret bytea, totp_since timestamptz, totp_last_step bigint, recovery_codes text[], second_factor_reset jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT u.email, u.name, u.platform_admin, u.disabled_at,
    u.password_hash, u.password_changed_at, u.password_history, u.must_change_password,
    u.totp_secret, u.totp_since, u.totp_last_step, u.recovery_codes, u.second_factor_reset
  FROM app_user u WHERE u.id = p_user AND NOT u.provider_user
$$;

-- What each tenant in which a person has a role asks of their account; for platform administrators the platform's own house too.
CREATE FUNCTION app.account_rules(p_user uuid, p_at timestamptz)
RETURNS TABLE (tenant_id uuid, slug text, name text, password_policy text, second_factor text, idle_minutes integer, session_minutes integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT t.id, t.slug, t.name, t.password_policy, t.second_factor, t.idle_minutes, t.session_minutes
  FROM tenant t
  WHERE t.id IN (
      SELECT m.tenant_id FROM membership_directory d JOIN membership m ON m.tenant_id = d.tenant_id AND m.user_id = d.user_id
        AND (m.valid_from IS NULL OR m.valid_from <= p_at) AND (m.valid_until IS NULL OR m.valid_until > p_at)
      WHERE d.user_id = p_user)
    OR (t.slug = '' AND EXISTS (SELECT 1 FROM app_user u WHERE u.id = p_user AND u.platform_admin))
  ORDER BY t.name
$$;

-- A password of the person's own choice. The ones before it are kept as hashes, the last first, as many as any policy asks for.
CREATE FUNCTION app.change_password(p_user uuid, p_password_hash text, p_at timestamptz, p_history text[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE app_user SET password_hash = p_password_hash, password_changed_at = p_at, password_history = p_history,
    must_change_password = false WHERE id = p_user AND NOT provider_user
$$;

CREATE FUNCTION app.require_password_change(p_user uuid) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE app_user SET must_change_password = true WHERE id = p_user AND NOT provider_user
$$;

-- ── Second factor ────────────────────────────────────────────────────────────────────────────────────────────────────
-- A secret counts only once a code of it was given (totp_since).
CREATE FUNCTION app.begin_totp(p_user uuid, p_secret bytea) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE app_user SET totp_secret = p_secret, totp_last_step = NULL
  WHERE id = p_user AND totp_since IS NULL AND NOT provider_user;
  RETURN FOUND;
END $$;

CREATE FUNCTION app.confirm_totp(p_user uuid, p_secret bytea, p_step bigint, p_at timestamptz, p_recovery_codes text[]) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE app_user SET totp_since = p_at, totp_last_step = p_step, recovery_codes = p_recovery_codes, second_factor_reset = NULL
  WHERE id = p_user AND totp_since IS NULL AND totp_secret = p_secret;
  RETURN FOUND;
END $$;

-- Each time step once (RFC 6238 §5.2), however many ask at once.
CREATE FUNCTION app.use_totp_step(p_user uuid, p_step bigint) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE app_user SET totp_last_step = p_step
  WHERE id = p_user AND totp_since IS NOT NULL AND coalesce(totp_last_step, -1) < p_step;
  RETURN FOUND;
END $$;

CREATE FUNCTION app.use_recovery_code(p_user uuid, p_code text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE app_user SET recovery_codes = array_remove(recovery_codes, p_code)
  WHERE id = p_user AND totp_since IS NOT NULL AND p_code = ANY (recovery_codes);
  RETURN FOUND;
END $$;

CREATE FUNCTION app.set_recovery_codes(p_user uuid, p_recovery_codes text[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE app_user SET recovery_codes = p_recovery_codes WHERE id = p_user AND totp_since IS NOT NULL
$$;

CREATE FUNCTION app.remove_totp(p_user uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE app_user SET totp_secret = NULL, totp_since = NULL, totp_last_step = NULL, recovery_codes = '{}'
  WHERE id = p_user AND totp_since IS NOT NULL;
  RETURN FOUND;
END $$;

CREATE FUNCTION app.forget_second_factor_reset(p_user uuid) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE app_user SET second_factor_reset = NULL WHERE id = p_user
$$;

-- Whether a person is of the transaction's own tenant and of no other, and runs no platform: only then does what their account
-- is protected by concern nobody else.
CREATE FUNCTION app.only_here(p_user uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM membership_directory d WHERE d.user_id = p_user AND d.tenant_id = app.current_tenant())
    AND NOT EXISTS (SELECT 1 FROM membership_directory d WHERE d.user_id = p_user AND d.tenant_id <> app.current_tenant())
    AND NOT EXISTS (SELECT 1 FROM app_user u WHERE u.id = p_user AND u.platform_admin)
$$;

-- Takes the second factor away from a person who is only of the transaction's own tenant; all their sessions end.
CREATE FUNCTION app.reset_second_factor(p_user uuid, p_note jsonb, p_at timestamptz) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT app.only_here(p_user) THEN RETURN 'elsewhere'; END IF;
  UPDATE app_user SET totp_secret = NULL, totp_since = NULL, totp_last_step = NULL, recovery_codes = '{}', second_factor_reset = p_note
  WHERE id = p_user AND totp_since IS NOT NULL;
  IF NOT FOUND THEN RETURN 'none'; END IF;
  UPDATE session SET ended_at = p_at, ended_why = 'second-factor-reset' WHERE user_id = p_user AND ended_at IS NULL;
  RETURN 'done';
END $$;

-- What the transaction's own tenant may know of its members' accounts.
CREATE FUNCTION app.member_accounts()
RETURNS TABLE (user_id uuid, local boolean, second_factor boolean, must_change_password boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT u.id, NOT u.provider_user, u.totp_since IS NOT NULL, u.must_change_password FROM app_user u
  WHERE u.id IN (SELECT m.user_id FROM membership m WHERE m.tenant_id = app.current_tenant())
$$;

-- ── Invitations ──────────────────────────────────────────────────────────────────────────────────────────────────────
-- The invitation of a link, while it is good.
CREATE FUNCTION app.find_invite(p_slug text, p_hash bytea, p_at timestamptz)
RETURNS TABLE (id uuid, email text, roles text[], valid_until timestamptz, expires_at timestamptz, password_policy text, known boolean,
  tenant_id uuid, slug text, name text, time_zone text, language text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT i.id, i.email, i.roles, i.valid_until, i.expires_at, t.password_policy,
    EXISTS (SELECT 1 FROM app_user u WHERE u.email = i.email AND NOT u.provider_user),
    t.id, t.slug, t.name, t.time_zone, t.language
  FROM tenant_directory d JOIN tenant t ON t.id = d.tenant_id JOIN invite i ON i.tenant_id = d.tenant_id
  WHERE d.slug = p_slug AND i.token_hash = p_hash AND t.suspended_at IS NULL
    AND i.revoked_at IS NULL AND i.accepted_at IS NULL AND i.expires_at > p_at
$$;

-- ── Sessions ─────────────────────────────────────────────────────────────────────────────────────────────────────────
-- The same session under a new opaque id: the cookie before is worth nothing from here on.
CREATE FUNCTION app.rotate_session(p_user uuid, p_session uuid, p_hash bytea, p_second_factor timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE session SET token_hash = p_hash, second_factor_at = coalesce(p_second_factor, second_factor_at) WHERE user_id = p_user AND id = p_session AND ended_at IS NULL;
  RETURN FOUND;
END $$;

-- Ends every session of a person but one (null: every one); answers how many.
CREATE FUNCTION app.end_other_sessions(p_user uuid, p_but uuid, p_why text, p_at timestamptz) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE ended integer;
BEGIN
  UPDATE session SET ended_at = p_at, ended_why = p_why
  WHERE user_id = p_user AND id IS DISTINCT FROM p_but AND ended_at IS NULL AND expires_at > p_at;
  GET DIAGNOSTICS ended = ROW_COUNT;
  RETURN ended;
END $$;

-- Notes that a session is used in a tenant, of a person who has a role there.
CREATE FUNCTION app.visit_session(p_session uuid, p_tenant uuid, p_at timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH touched AS (
    UPDATE session SET last_seen_at = p_at WHERE id = p_session AND last_seen_at < p_at)
  INSERT INTO session_visit AS v (tenant_id, session_id, user_id, first_seen_at, last_seen_at)
  SELECT p_tenant, s.id, s.user_id, p_at, p_at FROM session s
  WHERE s.id = p_session AND EXISTS (SELECT 1 FROM membership m WHERE m.tenant_id = p_tenant AND m.user_id = s.user_id)
  ON CONFLICT (tenant_id, session_id) DO UPDATE SET last_seen_at = greatest(v.last_seen_at, excluded.last_seen_at)
$$;

-- Open sessions that were used in the transaction's own tenant, last used first; of one member, or of all.
CREATE FUNCTION app.member_sessions(p_user uuid, p_at timestamptz)
RETURNS TABLE (id uuid, user_id uuid, name text, email text, created_at timestamptz, first_seen_at timestamptz, last_seen_at timestamptz,
  expires_at timestamptz, provider text, address text, user_agent text, second_factor_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.id, u.id, u.name, u.email, s.created_at, v.first_seen_at, v.last_seen_at, s.expires_at, s.provider, s.address, s.user_agent,
    s.second_factor_at
  FROM session_visit v JOIN session s ON s.id = v.session_id JOIN app_user u ON u.id = v.user_id
  WHERE v.tenant_id = app.current_tenant() AND v.shut_at IS NULL AND s.ended_at IS NULL AND s.expires_at > p_at
    AND (p_user IS NULL OR v.user_id = p_user)
    AND EXISTS (SELECT 1 FROM membership m WHERE m.tenant_id = v.tenant_id AND m.user_id = v.user_id)
  ORDER BY v.last_seen_at DESC, s.id
$$;

-- Shuts the transaction's own tenant to one session of a member, or (null) to every one they have; whoever is of no other tenant
-- is signed out by it. Answers how many were open here.
CREATE FUNCTION app.shut_sessions(p_user uuid, p_session uuid, p_at timestamptz) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE shut integer;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM membership m WHERE m.tenant_id = app.current_tenant() AND m.user_id = p_user) THEN
    RAISE EXCEPTION 'the member is not of this tenant' USING ERRCODE = '42501';
  END IF;
  INSERT INTO session_visit AS v (tenant_id, session_id, user_id, first_seen_at, last_seen_at, shut_at)
  SELECT app.current_tenant(), s.id, s.user_id, p_at, p_at, p_at FROM session s
  WHERE s.user_id = p_user AND s.ended_at IS NULL AND s.expires_at > p_at AND (p_session IS NULL OR s.id = p_session)
  ON CONFLICT (tenant_id, session_id) DO UPDATE SET shut_at = excluded.shut_at WHERE v.shut_at IS NULL;
  GET DIAGNOSTICS shut = ROW_COUNT;
  IF app.only_here(p_user) THEN
    UPDATE session SET ended_at = p_at, ended_why = 'ended-by-owner'
    WHERE user_id = p_user AND ended_at IS NULL AND (p_session IS NULL OR id = p_session);
  END IF;
  RETURN shut;
END $$;

-- As before, and when the session was last used in the tenant (visited_at), and since when the tenant is shut to it (shut_at).
DROP FUNCTION app.session_principal(bytea, text, timestamptz);
CREATE FUNCTION app.session_principal(p_hash bytea, p_slug text, p_at timestamptz)
RETURNS TABLE (session_id uuid, user_id uuid, email text, name text, platform_admin boolean, user_language text,
  provider text, created_at timestamptz, last_seen_at timestamptz, expires_at timestamptz, ended_at timestamptz, disabled_at timestamptz,
  identity_id uuid, checked_at timestamptz, second_factor_at timestamptz, has_second_factor boolean, must_change_password boolean,
  password_changed_at timestamptz,
  tenant_id uuid, slug text, tenant_name text, time_zone text, tenant_language text, suspended_at timestamptz,
  idle_minutes integer, session_minutes integer, password_policy text, second_factor text, separate_duties boolean,
  visited_at timestamptz, shut_at timestamptz, roles text[], grants jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.id, u.id, u.email, u.name, u.platform_admin, u.language, s.provider, s.created_at, s.last_seen_at, s.expires_at, s.ended_at, u.disabled_at,
    s.identity_id, s.checked_at, s.second_factor_at, u.totp_since IS NOT NULL, u.must_change_password, u.password_changed_at,
    t.id, t.slug, t.name, t.time_zone, t.language, t.suspended_at, t.idle_minutes, t.session_minutes, t.password_policy,
    t.second_factor, t.separate_duties,
    v.last_seen_at, v.shut_at, coalesce(g.roles, '{}'), coalesce(g.grants, '[]')
  FROM session s JOIN app_user u ON u.id = s.user_id
  LEFT JOIN tenant_directory d ON d.slug = p_slug
  LEFT JOIN tenant t ON t.id = d.tenant_id AND (u.home_tenant_id IS NULL OR u.home_tenant_id = t.id)
  LEFT JOIN session_visit v ON v.tenant_id = t.id AND v.session_id = s.id
  LEFT JOIN LATERAL (
    SELECT array_agg(DISTINCT m.role ORDER BY m.role) AS roles,
      jsonb_agg(jsonb_build_object('role', m.role, 'label_rule', m.label_rule, 'source', m.source) ORDER BY m.role, m.source) AS grants
    FROM membership m WHERE m.tenant_id = t.id AND m.user_id = u.id
      AND (m.valid_from IS NULL OR m.valid_from <= p_at) AND (m.valid_until IS NULL OR m.valid_until > p_at)
  ) g ON true
  WHERE s.token_hash = p_hash
$$;

-- Attempts against one key, at most p_limit until none was let through for as long as from p_since to p_at. Answers the count, and
-- when the last one that counted was made: those beyond the limit do not make the wait longer.
CREATE FUNCTION app.sign_in_attempt(p_key text, p_at timestamptz, p_since timestamptz, p_limit integer)
RETURNS TABLE (attempts integer, last_at timestamptz)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO sign_in_throttle AS s (key, failures, window_start) VALUES (p_key, 1, p_at)
  ON CONFLICT (key) DO UPDATE SET
    failures = CASE WHEN s.window_start <= p_since THEN 1 ELSE s.failures + 1 END,
    window_start = CASE WHEN s.window_start <= p_since OR s.failures < p_limit THEN p_at ELSE s.window_start END
  RETURNING failures, window_start
$$;

REVOKE ALL ON FUNCTION app.account_secrets(uuid), app.account_rules(uuid, timestamptz), app.change_password(uuid, text, timestamptz, text[]),
  app.require_password_change(uuid), app.begin_totp(uuid, bytea), app.confirm_totp(uuid, bytea, bigint, timestamptz, text[]),
  app.use_totp_step(uuid, bigint), app.use_recovery_code(uuid, text), app.set_recovery_codes(uuid, text[]), app.remove_totp(uuid),
  app.forget_second_factor_reset(uuid), app.only_here(uuid), app.reset_second_factor(uuid, jsonb, timestamptz), app.member_accounts(),
  app.find_invite(text, bytea, timestamptz), app.rotate_session(uuid, uuid, bytea, timestamptz),
  app.end_other_sessions(uuid, uuid, text, timestamptz), app.visit_session(uuid, uuid, timestamptz),
  app.session_principal(bytea, text, timestamptz), app.member_sessions(uuid, timestamptz), app.shut_sessions(uuid, uuid, timestamptz),
  app.sign_in_attempt(text, timestamptz, timestamptz, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.account_secrets(uuid), app.account_rules(uuid, timestamptz), app.change_password(uuid, text, timestamptz, text[]),
  app.require_password_change(uuid), app.begin_totp(uuid, bytea), app.confirm_totp(uuid, bytea, bigint, timestamptz, text[]),
  app.use_totp_step(uuid, bigint), app.use_recovery_code(uuid, text), app.set_recovery_codes(uuid, text[]), app.remove_totp(uuid),
  app.forget_second_factor_reset(uuid), app.only_here(uuid), app.reset_second_factor(uuid, jsonb, timestamptz), app.member_accounts(),
  app.find_invite(text, bytea, timestamptz), app.rotate_session(uuid, uuid, bytea, timestamptz),
  app.end_other_sessions(uuid, uuid, text, timestamptz), app.visit_session(uuid, uuid, timestamptz),
  app.session_principal(bytea, text, timestamptz), app.member_sessions(uuid, timestamptz), app.shut_sessions(uuid, uuid, timestamptz),
  app.sign_in_attempt(text, timestamptz, timestamptz, integer) TO plimsoll_app;
