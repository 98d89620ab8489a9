-- Tenants leave (docs/decisions/028-people-and-machines.md): a day after which all of a tenant is erased, and who asked for it.
ALTER TABLE "tenant" ADD COLUMN "delete_asked_at" TIMESTAMPTZ(6),
  ADD COLUMN "delete_asked_by" UUID,
  -- Since when the platform asks the owners to take their archive.
  ADD COLUMN "export_asked_at" TIMESTAMPTZ(6);

-- The tenant itself notes that they did.
GRANT UPDATE (export_asked_at) ON "tenant" TO plimsoll_app;

DROP FUNCTION app.platform_tenants();
CREATE FUNCTION app.platform_tenants()
RETURNS TABLE (id uuid, slug text, name text, time_zone text, language text, created_at timestamptz, suspended_at timestamptz,
  suspended_reason text, delete_after timestamptz, delete_asked_at timestamptz, export_asked_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT t.id, t.slug, t.name, t.time_zone, t.language, t.created_at, t.suspended_at, t.suspended_reason, t.delete_after,
    t.delete_asked_at, t.export_asked_at
  FROM tenant t WHERE t.slug <> '' ORDER BY t.name
$$;

-- Sets the day after which a tenant is erased, never sooner than in a week by the clock of the database; null: it stays. Once the
-- day has come nothing is taken back. Answers whether that was done.
CREATE FUNCTION app.platform_delete_tenant(p_id uuid, p_after timestamptz, p_by uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF p_after < now() + interval '7 days' - interval '1 minute' THEN
    RAISE EXCEPTION 'a tenant is not deleted within a week' USING ERRCODE = '42501';
  END IF;
  UPDATE tenant SET delete_after = p_after, delete_asked_at = CASE WHEN p_after IS NULL THEN NULL ELSE now() END,
    delete_asked_by = CASE WHEN p_after IS NULL THEN NULL ELSE p_by END
  WHERE id = p_id AND slug <> '' AND (delete_after IS NULL OR delete_after > now());
  RETURN FOUND;
END $$;

CREATE FUNCTION app.platform_ask_export(p_id uuid, p_at timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE tenant SET export_asked_at = p_at WHERE id = p_id AND slug <> '';
  RETURN FOUND;
END $$;

-- Tenants whose day has come.
CREATE FUNCTION app.tenants_to_erase()
RETURNS TABLE (id uuid, slug text, name text, delete_asked_at timestamptz, delete_asked_by uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT t.id, t.slug, t.name, t.delete_asked_at, t.delete_asked_by FROM tenant t
  WHERE t.delete_after <= now() AND t.slug <> '' ORDER BY t.delete_after
$$;

-- Every table with rows of tenants, by the catalogue: one that is made tomorrow is among them.
CREATE FUNCTION app.tenant_tables() RETURNS SETOF regclass
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.oid::regclass FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
    AND a.attname = 'tenant_id' AND NOT a.attisdropped
  ORDER BY c.relname
$$;

-- Takes up to p_limit rows of a tenant whose day has come out of one table; answers the table and how many, and the table
-- `tenant` with the last one. Nothing more for a tenant that is gone. From the first call on nobody enters it.
CREATE FUNCTION app.erase_tenant_rows(p_id uuid, p_limit integer) RETURNS TABLE (erased text, n bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  t regclass;
  child regclass;
  held boolean;
  waiting text := NULL;
  has_rows boolean;
BEGIN
  PERFORM 1 FROM tenant WHERE id = p_id AND slug <> '' AND delete_after <= now() FOR UPDATE;
  IF NOT FOUND THEN
    IF EXISTS (SELECT 1 FROM tenant WHERE id = p_id) OR p_id IS NULL THEN
      RAISE EXCEPTION 'the day of this tenant has not come' USING ERRCODE = '42501';
    END IF;
    RETURN;
  END IF;
  UPDATE tenant SET suspended_at = now(), suspended_reason = '' WHERE id = p_id AND suspended_at IS NULL;
  FOR t IN SELECT * FROM app.tenant_tables() LOOP
    EXECUTE format('SELECT EXISTS (SELECT 1 FROM %s WHERE tenant_id = $1)', t) INTO has_rows USING p_id;
    CONTINUE WHEN NOT has_rows;
    held := false;
    FOR child IN SELECT DISTINCT k.conrelid::regclass FROM pg_constraint k
      WHERE k.contype = 'f' AND k.confrelid = t AND k.conrelid <> t LOOP
      EXECUTE format('SELECT EXISTS (SELECT 1 FROM %s WHERE tenant_id = $1)', child) INTO has_rows USING p_id;
      held := held OR has_rows;
    END LOOP;
    IF held THEN waiting := t::text; CONTINUE; END IF;
    EXECUTE format('DELETE FROM %s WHERE tenant_id = $1 AND ctid = ANY (ARRAY(SELECT ctid FROM %s WHERE tenant_id = $1 LIMIT $2))', t, t)
      USING p_id, p_limit;
    GET DIAGNOSTICS n = ROW_COUNT;
    erased := t::text;
    RETURN NEXT;
    RETURN;
  END LOOP;
  IF waiting IS NOT NULL THEN RAISE EXCEPTION 'rows of % hang on each other', waiting; END IF;
  -- Whom the tenant's own providers vouched for are people of this tenant alone.
  DELETE FROM session WHERE user_id IN (SELECT u.id FROM app_user u WHERE u.home_tenant_id = p_id);
  DELETE FROM identity WHERE user_id IN (SELECT u.id FROM app_user u WHERE u.home_tenant_id = p_id);
  DELETE FROM app_user WHERE home_tenant_id = p_id;
  DELETE FROM pgboss.job WHERE data -> 'tenant' ->> 'id' = p_id::text;
  DELETE FROM tenant WHERE id = p_id;
  erased := 'tenant';
  n := 1;
  RETURN NEXT;
END $$;

REVOKE ALL ON FUNCTION app.platform_tenants(), app.platform_delete_tenant(uuid, timestamptz, uuid),
  app.platform_ask_export(uuid, timestamptz), app.tenants_to_erase(), app.tenant_tables(), app.erase_tenant_rows(uuid, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.platform_tenants(), app.platform_delete_tenant(uuid, timestamptz, uuid),
  app.platform_ask_export(uuid, timestamptz), app.tenants_to_erase(), app.tenant_tables(), app.erase_tenant_rows(uuid, integer) TO plimsoll_app;
