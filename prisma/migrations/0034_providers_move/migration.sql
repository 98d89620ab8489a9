-- What follows when a provider leads elsewhere, and who is kept out (docs/decisions/034-providers-that-move.md).

-- Rules of a tenant for a provider of the platform that was led elsewhere give nothing until the tenant confirms them.
ALTER TABLE "role_rule" ADD COLUMN "dormant_since" TIMESTAMPTZ(6);
GRANT UPDATE (dormant_since) ON "role_rule" TO plimsoll_app;

-- Whether the person came to this tenant's own door, and since when the tenant keeps them out, whatever its rules give.
ALTER TABLE "provider_account" ADD COLUMN "knocked_at" TIMESTAMPTZ(6), ADD COLUMN "kept_out_at" TIMESTAMPTZ(6);
GRANT UPDATE (knocked_at, kept_out_at) ON "provider_account" TO plimsoll_app;

-- The people of a directory are of the place where it is asked: other servers or another base are another directory.
-- `lib/grants/directory-issuer.ts` says the same.
UPDATE "identity" i SET issuer = 'ldap:' || p.id || ':' || left(encode(sha256(convert_to(
    (SELECT string_agg(s, E'\n' ORDER BY s COLLATE "C") FROM (
      SELECT DISTINCT rtrim(lower(e.v), '/') AS s FROM jsonb_array_elements_text(p.settings -> 'servers') AS e(v)) x)
    || E'\n\n' || regexp_replace(lower(p.settings ->> 'people_base'), '\s*([,=+])\s*', '\1', 'g')
    || E'\n' || lower(p.settings ->> 'subject_attribute'), 'UTF8')), 'hex'), 32)
FROM "identity_provider" p WHERE p.kind = 'ldap' AND i.issuer = 'ldap:' || p.id;

-- A pattern for everybody takes in everybody who comes in by the platform's provider; it gives nothing more.
UPDATE "role_rule" r SET dormant_since = now()
FROM "identity_provider" p
WHERE p.id = r.provider_id AND p.tenant_id = '00000000-0000-0000-0000-000000000000' AND r.match = 'pattern' AND r.value ~ '^[*?,=\s]*$';

-- With no identity: every tenant that has rules for a provider, or knows people of it.
CREATE OR REPLACE FUNCTION app.tenants_of_provider(p_provider uuid, p_identity uuid)
RETURNS TABLE (id uuid, slug text, name text, time_zone text, language text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT t.id, t.slug, t.name, t.time_zone, t.language FROM tenant t
  WHERE t.id IN (SELECT r.tenant_id FROM role_rule r WHERE r.provider_id = p_provider
      UNION SELECT a.tenant_id FROM provider_account a
      WHERE a.provider_id = p_provider AND (p_identity IS NULL OR a.identity_id = p_identity))
  ORDER BY t.id
$$;
