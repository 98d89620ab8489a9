-- OpenID Connect (docs/decisions/024-openid-connect.md): whose a provider is, what a session keeps of it, and its ways to
-- end sessions here.

-- Logout tokens that were heard already: each counts once. Kept as long as one would be good.
CREATE TABLE "logout_token" (
    "tenant_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "jti_sha256" BYTEA NOT NULL,
    "until" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "logout_token_pkey" PRIMARY KEY ("tenant_id","provider_id","jti_sha256")
);
ALTER TABLE public."logout_token" ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON public."logout_token"
  USING (tenant_id = app.current_tenant()) WITH CHECK (tenant_id = app.current_tenant());
GRANT SELECT, INSERT, DELETE ON public."logout_token" TO plimsoll_app;

-- Whose provider an address of the sign-in names; the platform's are of its own house, which has no slug.
CREATE FUNCTION app.provider_tenant(p_provider uuid)
RETURNS TABLE (id uuid, slug text, name text, time_zone text, language text, suspended_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT t.id, t.slug, t.name, t.time_zone, t.language, t.suspended_at
  FROM identity_provider p JOIN tenant t ON t.id = p.tenant_id
  WHERE p.id = p_provider AND p.removed_at IS NULL
$$;

-- What a session keeps of the provider that vouched, to ask it again and to leave it.
CREATE FUNCTION app.session_tokens(p_hash bytea)
RETURNS TABLE (id uuid, user_id uuid, identity_id uuid, provider text, subject text, sealed bytea, ended_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.id, s.user_id, s.identity_id, s.provider, i.subject, s.sealed, s.ended_at
  FROM session s JOIN identity i ON i.id = s.identity_id
  WHERE s.token_hash = p_hash
$$;

CREATE FUNCTION app.keep_session_tokens(p_session uuid, p_sealed bytea) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE session SET sealed = p_sealed WHERE id = p_session AND ended_at IS NULL
$$;

-- Of many requests of a session at once, one is told to ask the provider: a refresh token is good for one.
CREATE FUNCTION app.claim_refresh(p_hash bytea, p_due timestamptz, p_at timestamptz) RETURNS boolean
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH claimed AS (
    UPDATE session SET checked_at = p_at
    WHERE token_hash = p_hash AND ended_at IS NULL AND sealed IS NOT NULL AND checked_at <= p_due RETURNING 1
  ) SELECT EXISTS (SELECT 1 FROM claimed)
$$;

-- The provider says that somebody left: ends the session it names, else all of that person by this provider; answers
-- whose they were. Only for the transaction's own tenant (the platform's house: the platform's provider).
CREATE FUNCTION app.end_sessions_at_provider(p_provider text, p_issuer text, p_subject text, p_sid text, p_at timestamptz)
RETURNS TABLE (id uuid, user_id uuid, user_name text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE home uuid := nullif(app.current_tenant(), '00000000-0000-0000-0000-000000000000');
BEGIN
  IF app.current_tenant() IS NULL THEN RAISE EXCEPTION 'no tenant' USING ERRCODE = '42501'; END IF;
  RETURN QUERY
  WITH ended AS (
    UPDATE session s SET ended_at = p_at, ended_why = 'provider', sealed = NULL FROM identity i
    WHERE i.id = s.identity_id AND i.tenant_id IS NOT DISTINCT FROM home AND i.issuer = p_issuer
      AND s.provider = p_provider AND s.ended_at IS NULL
      AND (p_sid IS NULL OR s.provider_session = p_sid) AND (p_subject IS NULL OR i.subject = p_subject)
      AND (p_sid IS NOT NULL OR p_subject IS NOT NULL)
    RETURNING s.id, s.user_id
  ) SELECT e.id, e.user_id, u.name FROM ended e JOIN app_user u ON u.id = e.user_id;
END $$;

REVOKE ALL ON FUNCTION app.provider_tenant(uuid), app.session_tokens(bytea), app.keep_session_tokens(uuid, bytea),
  app.claim_refresh(bytea, timestamptz, timestamptz), app.end_sessions_at_provider(text, text, text, text, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.provider_tenant(uuid), app.session_tokens(bytea), app.keep_session_tokens(uuid, bytea),
  app.claim_refresh(bytea, timestamptz, timestamptz), app.end_sessions_at_provider(text, text, text, text, timestamptz) TO plimsoll_app;
