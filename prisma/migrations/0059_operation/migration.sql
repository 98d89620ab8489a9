-- How it goes, tenant by tenant, for whoever runs the installation: counts, bytes and waiting times, nothing of what is in them.
-- plpgsql, since the queue's tables are made after the migrations.
CREATE FUNCTION app.platform_operation(p_now timestamptz)
RETURNS TABLE (id uuid, slug text, name text, reports_hour bigint, reports_day bigint, rejected_day bigint, bytes_day bigint,
  unread bigint, last_report timestamptz, jobs_waiting bigint, oldest_job timestamptz, jobs_failed_day bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN QUERY
  SELECT t.id, t.slug, t.name, s.hour, s.day, s.rejected, s.bytes, s.unread, l.last, coalesce(j.waiting, 0), j.oldest, coalesce(j.failed, 0)
  FROM tenant t
  CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE m.received_at > p_now - interval '1 hour') AS hour, count(*) AS day,
      count(*) FILTER (WHERE m.state = 'rejected') AS rejected, coalesce(sum(m.bytes), 0)::bigint AS bytes,
      count(*) FILTER (WHERE m.state = 'received') AS unread
    FROM submission m WHERE m.tenant_id = t.id AND m.received_at > p_now - interval '24 hours'
  ) s
  LEFT JOIN LATERAL (
    SELECT m.received_at AS last FROM submission m WHERE m.tenant_id = t.id ORDER BY m.received_at DESC LIMIT 1
  ) l ON true
  LEFT JOIN (
    SELECT (q.data -> 'tenant' ->> 'id')::uuid AS tenant_id,
      count(*) FILTER (WHERE q.state IN ('created', 'retry') AND q.start_after <= p_now) AS waiting,
      min(q.start_after) FILTER (WHERE q.state IN ('created', 'retry') AND q.start_after <= p_now) AS oldest,
      count(*) FILTER (WHERE q.state = 'failed' AND q.completed_on > p_now - interval '24 hours') AS failed
    FROM pgboss.job q WHERE q.state IN ('created', 'retry', 'failed') AND q.data -> 'tenant' ->> 'id' IS NOT NULL GROUP BY 1
  ) j ON j.tenant_id = t.id
  WHERE t.slug <> '' ORDER BY s.bytes DESC, t.name;
END $$;
CREATE FUNCTION app.platform_bytes() RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
  $$ SELECT pg_database_size(current_database()) $$;
REVOKE ALL ON FUNCTION app.platform_operation(timestamptz), app.platform_bytes() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.platform_operation(timestamptz), app.platform_bytes() TO plimsoll_app;
