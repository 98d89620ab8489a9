-- Nobody is given a role without being asked (docs/decisions/033-consent-to-join.md).
-- An invitation says all that a role may: from when on, and for which assets.
ALTER TABLE "invite" ADD COLUMN "valid_from" TIMESTAMPTZ(6);

DROP FUNCTION app.find_invite(text, bytea, timestamptz);
CREATE FUNCTION app.find_invite(p_slug text, p_hash bytea, p_at timestamptz)
RETURNS TABLE (id uuid, email text, roles text[], valid_from timestamptz, valid_until timestamptz, label_rule jsonb,
  expires_at timestamptz, password_policy text, known boolean, tenant_id uuid, slug text, name text, time_zone text, language text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT i.id, i.email, i.roles, i.valid_from, i.valid_until, i.label_rule, i.expires_at, t.password_policy,
    EXISTS (SELECT 1 FROM app_user u WHERE u.email = i.email AND NOT u.provider_user),
    t.id, t.slug, t.name, t.time_zone, t.language
  FROM tenant_directory d JOIN tenant t ON t.id = d.tenant_id JOIN invite i ON i.tenant_id = d.tenant_id
  WHERE d.slug = p_slug AND i.token_hash = p_hash AND t.suspended_at IS NULL
    AND i.revoked_at IS NULL AND i.accepted_at IS NULL AND i.expires_at > p_at
$$;

-- A tenant is unclaimed until its first owner has accepted: nobody is, or was, a member.
DROP FUNCTION app.platform_tenants();
CREATE FUNCTION app.platform_tenants()
RETURNS TABLE (id uuid, slug text, name text, time_zone text, language text, created_at timestamptz, suspended_at timestamptz,
  suspended_reason text, delete_after timestamptz, delete_asked_at timestamptz, export_asked_at timestamptz, unclaimed boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT t.id, t.slug, t.name, t.time_zone, t.language, t.created_at, t.suspended_at, t.suspended_reason, t.delete_after,
    t.delete_asked_at, t.export_asked_at,
    NOT EXISTS (SELECT 1 FROM membership m WHERE m.tenant_id = t.id)
      AND NOT EXISTS (SELECT 1 FROM invite i WHERE i.tenant_id = t.id AND i.accepted_at IS NOT NULL)
  FROM tenant t WHERE t.slug <> '' ORDER BY t.name
$$;

REVOKE ALL ON FUNCTION app.find_invite(text, bytea, timestamptz), app.platform_tenants() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.find_invite(text, bytea, timestamptz), app.platform_tenants() TO plimsoll_app;
