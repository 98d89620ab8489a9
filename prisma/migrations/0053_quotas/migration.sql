-- How much a tenant may hand in, as the platform's administrator says; nothing: as much as goes.
ALTER TABLE "tenant" ADD COLUMN "quota_reports" INTEGER, ADD COLUMN "quota_bytes" BIGINT, ADD COLUMN "quota_assets" INTEGER;

CREATE FUNCTION app.platform_quotas()
RETURNS TABLE (id uuid, reports integer, bytes bigint, assets integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT t.id, t.quota_reports, t.quota_bytes, t.quota_assets FROM tenant t
$$;

CREATE FUNCTION app.platform_set_quota(p_id uuid, p_reports integer, p_bytes bigint, p_assets integer) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE tenant SET quota_reports = p_reports, quota_bytes = p_bytes, quota_assets = p_assets WHERE id = p_id;
  RETURN FOUND;
END $$;

REVOKE ALL ON FUNCTION app.platform_quotas(), app.platform_set_quota(uuid, integer, bigint, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.platform_quotas(), app.platform_set_quota(uuid, integer, bigint, integer) TO plimsoll_app;
