-- How every asset stands, from instant to instant (docs/decisions/057-standings.md): in the place of postures by local day and their
-- tallies, which could not say what a verdict at an instant says.

DROP TABLE "tally_delta";
DROP TABLE "asset_posture";
DROP TABLE "posture";

-- CreateTable
CREATE TABLE "standing" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "catalogue_version" TEXT NOT NULL,
    "kinds" TEXT[],
    "fresh" BOOLEAN NOT NULL,
    "content" BYTEA NOT NULL,

    CONSTRAINT "standing_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "asset_standing" (
    "tenant_id" UUID NOT NULL,
    "asset_id" UUID NOT NULL,
    "valid_from" TIMESTAMPTZ(6) NOT NULL,
    "standing_id" UUID,
    "labels" JSONB NOT NULL,
    "looked" BIGINT[],

    CONSTRAINT "asset_standing_pkey" PRIMARY KEY ("tenant_id","asset_id","valid_from")
);

-- A look that repeats the one before changes no indexed column of the row it lengthens: leave room on the page.
ALTER TABLE "asset_standing" SET (fillfactor = 90);

ALTER TABLE "standing" ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "standing" USING (tenant_id = app.current_tenant()) WITH CHECK (tenant_id = app.current_tenant());
GRANT SELECT, INSERT ON "standing" TO plimsoll_app;

ALTER TABLE "asset_standing" ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "asset_standing" USING (tenant_id = app.current_tenant()) WITH CHECK (tenant_id = app.current_tenant());
CREATE POLICY label_limit ON "asset_standing" AS RESTRICTIVE USING ((SELECT app.unlimited()) OR asset_id IN (SELECT app.assets_in_sight()));
GRANT SELECT, INSERT, UPDATE, DELETE ON "asset_standing" TO plimsoll_app;

-- Tenants of which some asset has not been worked out under a catalogue: after an upgrade, or before any was. An asset is worked out
-- from its beginning on, so that its first row tells.
CREATE FUNCTION app.tenants_to_tally(p_version text)
RETURNS TABLE (id uuid, slug text, name text, time_zone text, language text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT t.id, t.slug, t.name, t.time_zone, t.language FROM tenant t
  WHERE EXISTS (
    SELECT 1 FROM asset a WHERE a.tenant_id = t.id AND NOT EXISTS (
      SELECT 1 FROM (
        SELECT r.standing_id FROM asset_standing r WHERE r.tenant_id = t.id AND r.asset_id = a.id AND r.standing_id IS NOT NULL
        ORDER BY r.valid_from LIMIT 1
      ) f JOIN standing s ON s.tenant_id = t.id AND s.id = f.standing_id WHERE s.catalogue_version = p_version))
  ORDER BY t.id
$$;
REVOKE ALL ON FUNCTION app.tenants_to_tally(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.tenants_to_tally(text) TO plimsoll_app;
