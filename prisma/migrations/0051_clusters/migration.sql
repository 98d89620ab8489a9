-- A shard adds eight characters to the name of an index, of which a name may have 63.
ALTER INDEX determination_tenant_id_assessment_id_control_id_idx RENAME TO determination_control_idx;

-- Ids of one flaw, once each and in order. A function, since shards take no subselect in what an upsert sets.
CREATE FUNCTION app.joined_ids(a text[], b text[]) RETURNS text[] LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS
  $$ SELECT ARRAY(SELECT DISTINCT id FROM unnest(a || b) AS o(id) ORDER BY id) $$;
REVOKE ALL ON FUNCTION app.joined_ids(text[], text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.joined_ids(text[], text[]) TO plimsoll_app;
