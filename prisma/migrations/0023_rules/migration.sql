-- Rules from groups to roles (docs/decisions/025-rules-and-lasting-owners.md).

-- Two providers of a tenant may name the same issuer: each says its own of a person.
ALTER TABLE "provider_account" DROP CONSTRAINT "provider_account_pkey";
ALTER TABLE "provider_account" ADD CONSTRAINT "provider_account_pkey" PRIMARY KEY ("tenant_id","identity_id","provider_id");
CREATE INDEX "provider_account_tenant_id_provider_id_idx" ON "provider_account"("tenant_id", "provider_id");
CREATE INDEX "role_rule_tenant_id_provider_id_idx" ON "role_rule"("tenant_id", "provider_id");

-- When the provider last said that they are still theirs; `checked_at` is when it was last asked.
ALTER TABLE "session" ADD COLUMN "vouched_at" TIMESTAMPTZ(6);

-- Of many requests at once one is told to ask the provider, for every session of the person at it: nothing for the others,
-- nor before it is due.
CREATE FUNCTION app.claim_review(p_hash bytea, p_due timestamptz, p_at timestamptz)
RETURNS TABLE (identity_id uuid, user_id uuid, home_tenant_id uuid, provider_id uuid, subject text, vouched_at timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE mine session%ROWTYPE;
BEGIN
  SELECT s.* INTO mine FROM session s WHERE s.token_hash = p_hash AND s.identity_id IS NOT NULL AND s.ended_at IS NULL;
  IF NOT FOUND THEN RETURN; END IF;
  PERFORM 1 FROM identity i WHERE i.id = mine.identity_id FOR NO KEY UPDATE;
  UPDATE session s SET checked_at = p_at WHERE s.token_hash = p_hash AND s.checked_at < p_due;
  IF NOT FOUND THEN RETURN; END IF;
  UPDATE session s SET checked_at = p_at
  WHERE s.identity_id = mine.identity_id AND s.provider = mine.provider AND s.ended_at IS NULL AND s.checked_at < p_at;
  RETURN QUERY SELECT i.id, i.user_id, i.tenant_id, split_part(mine.provider, ':', 2)::uuid, i.subject,
    coalesce(mine.vouched_at, mine.created_at)
  FROM identity i WHERE i.id = mine.identity_id;
END $$;

-- The provider said again that a person is theirs. Sessions of OpenID providers are asked after one by one: each has a token of
-- its own, and one may be over there while another goes on.
CREATE FUNCTION app.vouch(p_identity uuid, p_provider text, p_at timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE session SET vouched_at = p_at,
    checked_at = CASE WHEN p_provider LIKE 'oidc:%' THEN checked_at ELSE greatest(checked_at, p_at) END
  WHERE identity_id = p_identity AND provider = p_provider AND ended_at IS NULL
$$;

-- Ends the sessions of a person at a provider; answers which.
CREATE FUNCTION app.end_vouched_sessions(p_identity uuid, p_provider text, p_why text, p_at timestamptz)
RETURNS TABLE (id uuid)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE session s SET ended_at = p_at, ended_why = p_why
  WHERE s.identity_id = p_identity AND s.provider = p_provider AND s.ended_at IS NULL RETURNING s.id
$$;

-- Ends every session of a provider of the transaction's own tenant (the platform's house: of the platform's), and counts them.
CREATE FUNCTION app.end_provider_sessions(p_provider text, p_why text, p_at timestamptz) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE home uuid := nullif(app.current_tenant(), '00000000-0000-0000-0000-000000000000'); ended integer;
BEGIN
  IF app.current_tenant() IS NULL THEN RAISE EXCEPTION 'no tenant' USING ERRCODE = '42501'; END IF;
  UPDATE session s SET ended_at = p_at, ended_why = p_why FROM identity i
  WHERE i.id = s.identity_id AND i.tenant_id IS NOT DISTINCT FROM home AND s.provider = p_provider AND s.ended_at IS NULL;
  GET DIAGNOSTICS ended = ROW_COUNT;
  RETURN ended;
END $$;

REVOKE ALL ON FUNCTION app.claim_review(bytea, timestamptz, timestamptz), app.vouch(uuid, text, timestamptz),
  app.end_vouched_sessions(uuid, text, text, timestamptz), app.end_provider_sessions(text, text, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.claim_review(bytea, timestamptz, timestamptz), app.vouch(uuid, text, timestamptz),
  app.end_vouched_sessions(uuid, text, text, timestamptz), app.end_provider_sessions(text, text, timestamptz) TO plimsoll_app;
