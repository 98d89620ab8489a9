-- Why a tenant is suspended, as its people are told, and a tenant's new name. Only the platform's functions write either.
ALTER TABLE "tenant" ADD COLUMN "suspended_reason" TEXT;

DROP FUNCTION app.platform_suspend_tenant(uuid, timestamptz);
CREATE FUNCTION app.platform_suspend_tenant(p_id uuid, p_at timestamptz, p_reason text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE tenant SET suspended_at = p_at, suspended_reason = p_reason WHERE id = p_id;
  RETURN FOUND;
END $$;

CREATE FUNCTION app.platform_rename_tenant(p_id uuid, p_name text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE tenant SET name = p_name WHERE id = p_id;
  RETURN FOUND;
END $$;

DROP FUNCTION app.platform_tenants();
CREATE FUNCTION app.platform_tenants()
RETURNS TABLE (id uuid, slug text, name text, time_zone text, language text, created_at timestamptz, suspended_at timestamptz,
  suspended_reason text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT t.id, t.slug, t.name, t.time_zone, t.language, t.created_at, t.suspended_at, t.suspended_reason FROM tenant t ORDER BY t.name
$$;

-- What the people of a suspended tenant are told at its door; nothing for one that is not suspended.
CREATE FUNCTION app.suspension_of(p_slug text)
RETURNS TABLE (name text, time_zone text, suspended_at timestamptz, reason text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT t.name, t.time_zone, t.suspended_at, coalesce(t.suspended_reason, '')
  FROM tenant_directory d JOIN tenant t ON t.id = d.tenant_id WHERE d.slug = p_slug AND t.suspended_at IS NOT NULL
$$;

REVOKE ALL ON FUNCTION app.platform_suspend_tenant(uuid, timestamptz, text), app.platform_rename_tenant(uuid, text),
  app.platform_tenants(), app.suspension_of(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.platform_suspend_tenant(uuid, timestamptz, text), app.platform_rename_tenant(uuid, text),
  app.platform_tenants(), app.suspension_of(text) TO plimsoll_app;
