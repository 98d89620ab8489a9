-- Administrators of the platform by name, for owners who let one in and for the three duties among them (decision 028).
ALTER TABLE "app_user" ADD COLUMN "platform_duty" TEXT;

CREATE FUNCTION app.platform_administrators()
RETURNS TABLE (id uuid, email text, name text, duty text, disabled_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT u.id, u.email, u.name, u.platform_duty, u.disabled_at FROM app_user u WHERE u.platform_admin ORDER BY u.name, u.id
$$;

-- What an administrator may do: whether duties are separated on the platform, and theirs. Nothing for anybody else.
CREATE FUNCTION app.platform_standing(p_user uuid) RETURNS TABLE (separate boolean, duty text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT t.separate_duties, u.platform_duty FROM app_user u CROSS JOIN tenant t WHERE u.id = p_user AND u.platform_admin AND t.slug = ''
$$;

-- Gives an administrator a duty; it makes nobody one. Answers whether there is such an administrator.
CREATE FUNCTION app.platform_set_duty(p_user uuid, p_duty text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE app_user SET platform_duty = p_duty WHERE id = p_user AND platform_admin;
  RETURN FOUND;
END $$;

REVOKE ALL ON FUNCTION app.platform_administrators(), app.platform_standing(uuid), app.platform_set_duty(uuid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.platform_administrators(), app.platform_standing(uuid), app.platform_set_duty(uuid, text) TO plimsoll_app;
