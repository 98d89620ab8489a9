-- Domains of e-mail addresses by which people find their tenant's door (docs/decisions/032-domains.md).

CREATE TABLE "tenant_domain" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "domain" TEXT NOT NULL,
    "proof" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "created_by" UUID,
    "checked_at" TIMESTAMPTZ(6),

    CONSTRAINT "tenant_domain_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE UNIQUE INDEX "tenant_domain_tenant_id_domain_key" ON "tenant_domain"("tenant_id", "domain");
ALTER TABLE public."tenant_domain" ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON public."tenant_domain"
  USING (tenant_id = app.current_tenant()) WITH CHECK (tenant_id = app.current_tenant());
GRANT SELECT, INSERT, DELETE ON public."tenant_domain" TO plimsoll_app;
GRANT UPDATE (checked_at) ON public."tenant_domain" TO plimsoll_app;

-- Which tenant has proved a domain, for those who do not know yet where they go: reached through the functions below alone.
CREATE TABLE "domain_directory" (
    "domain" TEXT NOT NULL,
    "tenant_id" UUID NOT NULL,
    "verified_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "domain_directory_pkey" PRIMARY KEY ("domain")
);
REVOKE ALL ON "domain_directory" FROM PUBLIC;

-- The door of whoever has an address of a domain.
CREATE FUNCTION app.door_of_domain(p_domain text)
RETURNS TABLE (slug text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT t.slug FROM domain_directory d JOIN tenant t ON t.id = d.tenant_id
  WHERE d.domain = p_domain AND t.suspended_at IS NULL
$$;

-- Since when the domains that the transaction's own tenant claims are proved; null: not, or no more.
CREATE FUNCTION app.own_domains()
RETURNS TABLE (domain text, verified_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT m.domain, d.verified_at FROM tenant_domain m
  LEFT JOIN domain_directory d ON d.domain = m.domain AND d.tenant_id = m.tenant_id
  WHERE m.tenant_id = app.current_tenant()
$$;

-- What another tenant that has a domain proved it by; of one that the transaction's own tenant claims.
CREATE FUNCTION app.other_proof(p_domain text)
RETURNS TABLE (proof text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(o.proof, '') FROM domain_directory d
  JOIN tenant_domain mine ON mine.tenant_id = app.current_tenant() AND mine.domain = d.domain
  LEFT JOIN tenant_domain o ON o.tenant_id = d.tenant_id AND o.domain = d.domain
  WHERE d.domain = p_domain AND d.tenant_id <> app.current_tenant()
$$;

-- A domain is from now on the transaction's own tenant's, which claims it; p_from: the proof of whoever has it now, which stands no
-- more. False when somebody else has it meanwhile.
CREATE FUNCTION app.take_domain(p_domain text, p_from text, p_at timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM tenant_domain m WHERE m.tenant_id = app.current_tenant() AND m.domain = p_domain) THEN RETURN false; END IF;
  INSERT INTO domain_directory AS d (domain, tenant_id, verified_at) VALUES (p_domain, app.current_tenant(), p_at)
  ON CONFLICT (domain) DO UPDATE SET tenant_id = excluded.tenant_id, verified_at = excluded.verified_at
  WHERE d.tenant_id <> excluded.tenant_id AND coalesce((SELECT o.proof FROM tenant_domain o WHERE o.tenant_id = d.tenant_id AND o.domain = d.domain), '') = p_from;
  RETURN EXISTS (SELECT 1 FROM domain_directory d WHERE d.domain = p_domain AND d.tenant_id = app.current_tenant());
END $$;

CREATE FUNCTION app.leave_domain(p_domain text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM domain_directory WHERE domain = p_domain AND tenant_id = app.current_tenant()
$$;

REVOKE ALL ON FUNCTION app.door_of_domain(text), app.own_domains(), app.other_proof(text), app.take_domain(text, text, timestamptz),
  app.leave_domain(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.door_of_domain(text), app.own_domains(), app.other_proof(text), app.take_domain(text, text, timestamptz),
  app.leave_domain(text) TO plimsoll_app;
