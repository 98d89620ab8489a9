-- Tokens with a scope, an end and a second secret (docs/decisions/028-people-and-machines.md).
ALTER TABLE "api_token" ADD COLUMN "asset_prefix" TEXT,
  ADD COLUMN "rotated_at" TIMESTAMPTZ(6),
  ADD COLUMN "previous_prefix" TEXT,
  ADD COLUMN "previous_until" TIMESTAMPTZ(6);

-- Null: the secret that counts; else the one before it, which is good until then.
ALTER TABLE "token_directory" ADD COLUMN "valid_until" TIMESTAMPTZ(6);

-- Gives a token of the transaction's own tenant a new secret. The one before is good until p_until; any older one is gone.
CREATE FUNCTION app.rotate_token(p_token uuid, p_hash bytea, p_until timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM api_token k WHERE k.tenant_id = app.current_tenant() AND k.id = p_token) THEN
    RAISE EXCEPTION 'token is not of this tenant' USING ERRCODE = '42501';
  END IF;
  DELETE FROM token_directory WHERE tenant_id = app.current_tenant() AND token_id = p_token AND (valid_until IS NOT NULL OR p_until IS NULL);
  UPDATE token_directory SET valid_until = p_until WHERE tenant_id = app.current_tenant() AND token_id = p_token;
  INSERT INTO token_directory (token_hash, tenant_id, token_id) VALUES (p_hash, app.current_tenant(), p_token);
END $$;

-- Whose secret it is, and until when that secret is good (null: as long as the token is).
DROP FUNCTION app.token_principal(bytea);
CREATE FUNCTION app.token_principal(p_hash bytea)
RETURNS TABLE (tenant_id uuid, slug text, tenant_name text, time_zone text, tenant_language text, suspended_at timestamptz,
  token_id uuid, kind text, name text, agent_id uuid, asset_prefix text, expires_at timestamptz, revoked_at timestamptz,
  secret_until timestamptz, last_used_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT t.id, t.slug, t.name, t.time_zone, t.language, t.suspended_at, k.id, k.kind, k.name, k.agent_id, k.asset_prefix, k.expires_at,
    k.revoked_at, d.valid_until, k.last_used_at
  FROM token_directory d
  JOIN api_token k ON k.tenant_id = d.tenant_id AND k.id = d.token_id
  JOIN tenant t ON t.id = d.tenant_id
  WHERE d.token_hash = p_hash
$$;

REVOKE ALL ON FUNCTION app.rotate_token(uuid, bytea, timestamptz), app.token_principal(bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.rotate_token(uuid, bytea, timestamptz), app.token_principal(bytea) TO plimsoll_app;
