-- What a small report asks and writes, in few statements (docs/decisions/050-taking-a-report-in.md). These functions run as the owner, since half of what
-- so small a statement takes was looking at policies: they serve no other tenant than the transaction's, and nobody who is limited by labels, and each of
-- their statements names the tenant. A function that changes something sees in each of its statements what was committed before that, so what is read
-- behind a lock is read under it.

-- Where no cluster has to hear of it, what a transaction is limited by is set without having statements of their own parsed for it.
CREATE OR REPLACE FUNCTION app.use_tenant(p_tenant uuid, p_limit jsonb) RETURNS uuid LANGUAGE plpgsql AS $$
DECLARE
  was text;
BEGIN
  IF current_setting('citus.shard_count', true) IS NULL AND p_tenant IS NOT NULL THEN
    was := set_config('app.tenant_id', p_tenant::text, true);
    was := set_config('app.label_limit', coalesce(p_limit::text, ''), true);
    was := set_config('app.label_path', CASE WHEN p_limit IS NULL THEN '' ELSE app.limit_path(p_limit) END, true);
    RETURN p_tenant;
  END IF;
  EXECUTE format('SET LOCAL app.tenant_id = %L', p_tenant);
  EXECUTE format('SET LOCAL app.label_limit = %L', coalesce(p_limit::text, ''));
  EXECUTE format('SET LOCAL app.label_path = %L', CASE WHEN p_limit IS NULL THEN '' ELSE app.limit_path(p_limit) END);
  RETURN p_tenant;
END $$;

-- The same again is found by its key, however often the same bytes came: those of an unchanged daily report are a year's.
CREATE INDEX "submission_dedupe_key_idx" ON "submission" USING hash ("dedupe_key");

-- All that a report needs to know which speaks of one asset that goes by all these names, and later than all that is known of it: locks the asset.
-- Null where it is anything else. Evidence is that of the look before with what it stands on, unless it is the very same bytes. Failing states are
-- counted of those checks that the report does not tell whole.
CREATE FUNCTION app.open_report(p_tenant uuid, p_actor_kind text, p_actor text, p_asset_kind text, p_names text[], p_tool text, p_profile text,
  p_observed timestamptz, p_sha256 bytea, p_key bytea, p_rejected_key bytea, p_checks uuid[], p_untold uuid[], p_words bytea, p_most integer) RETURNS json
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_actor record;
  v_named uuid[];
  v_asset record;
  v_last record;
  v_look record;
  v_evidence json;
  v_failing integer := 0;
BEGIN
  IF p_tenant IS NULL OR p_tenant IS DISTINCT FROM app.current_tenant() OR NOT app.unlimited() THEN RETURN NULL; END IF;
  SELECT a.id, a.label INTO v_actor FROM actor a WHERE a.tenant_id = p_tenant AND a.kind = p_actor_kind AND a.subject = p_actor;
  IF NOT FOUND THEN RETURN NULL; END IF;
  v_named := ARRAY(SELECT n.asset_id FROM asset_alias n WHERE n.tenant_id = p_tenant AND n.kind = p_asset_kind AND n.alias = ANY(p_names)
    ORDER BY array_position(p_names, n.alias));
  IF cardinality(v_named) < cardinality(p_names) THEN RETURN NULL; END IF;
  -- Silence that comes to mean something is of other assets, which are locked with this one.
  IF EXISTS (SELECT FROM coverage c WHERE c.tenant_id = p_tenant AND c.tool = p_tool AND c.profile = p_profile AND c.observed_at >= p_observed
      AND c.possible_keys <> '{}') THEN
    RETURN NULL;
  END IF;
  SELECT a.id, a.kind, a.name, a.lineage, a.label_set_id, a.first_seen, a.last_seen, a.last_recorded INTO v_asset FROM asset a
  WHERE a.tenant_id = p_tenant AND a.id = v_named[1] FOR NO KEY UPDATE;
  IF NOT FOUND OR v_asset.last_seen >= p_observed THEN RETURN NULL; END IF;
  -- A hash index is asked for one key at a time.
  IF EXISTS (SELECT FROM submission s WHERE s.dedupe_key = p_key AND s.tenant_id = p_tenant)
    OR EXISTS (SELECT FROM submission s WHERE s.dedupe_key = p_rejected_key AND s.tenant_id = p_tenant) THEN
    RETURN NULL;
  END IF;
  -- The last look of the tool, and the last one with the profile that was no sighting: mostly the same.
  SELECT c.submission_id, c.observed_at, c.set_id, c.words, c.advisory_words, c.profile, c.sighting, s.evidence_sha256,
    coalesce(s.agent_id, s.actor_ref) AS sender INTO v_last
  FROM coverage c JOIN submission s ON s.tenant_id = p_tenant AND s.id = c.submission_id
  WHERE c.tenant_id = p_tenant AND c.asset_id = v_asset.id AND c.tool = p_tool ORDER BY c.observed_at DESC, c.sha256 DESC LIMIT 1;
  v_look := v_last;
  IF v_last.profile <> p_profile OR v_last.sighting THEN
    SELECT c.submission_id, c.observed_at, c.set_id, c.words, c.advisory_words, c.profile, c.sighting, s.evidence_sha256,
      coalesce(s.agent_id, s.actor_ref) AS sender INTO v_look
    FROM coverage c JOIN submission s ON s.tenant_id = p_tenant AND s.id = c.submission_id
    WHERE c.tenant_id = p_tenant AND c.asset_id = v_asset.id AND c.tool = p_tool AND c.profile = p_profile AND NOT c.sighting
    ORDER BY c.observed_at DESC, c.sha256 DESC LIMIT 1;
  END IF;
  -- Another that spoke of any of the checks since: then what the look said is not what holds.
  IF EXISTS (SELECT FROM coverage o WHERE o.tenant_id = p_tenant AND o.asset_id = v_asset.id AND o.observed_at >= v_look.observed_at
      AND NOT o.sighting AND o.submission_id <> v_look.submission_id)
    AND EXISTS (SELECT FROM coverage o JOIN coverage_set os ON os.tenant_id = p_tenant AND os.id = o.set_id
      WHERE o.tenant_id = p_tenant AND o.asset_id = v_asset.id AND o.observed_at >= v_look.observed_at AND NOT o.sighting
        AND o.submission_id <> v_look.submission_id AND (os.check_keys && p_checks
          OR EXISTS (SELECT FROM unnest(o.partial_pairs) AS p(pair) WHERE split_part(p.pair, '/', 1)::uuid = ANY(p_checks)))) THEN
    v_look.words := NULL;
  END IF;
  IF v_look.words = p_words AND cardinality(p_untold) > 0 THEN
    SELECT count(*) INTO v_failing FROM state_current s
    WHERE s.tenant_id = p_tenant AND s.asset_id = v_asset.id AND s.check_key = ANY(p_untold) AND s.result = 'fail';
  END IF;
  IF v_last.evidence_sha256 = p_sha256 THEN
    v_evidence := json_build_array(json_build_object('sha256', encode(p_sha256, 'hex'), 'bytes', 0, 'encoding', '', 'content', ''));
  ELSIF v_last.evidence_sha256 IS NOT NULL THEN
    WITH RECURSIVE kept AS (
      SELECT 0 AS step, e.sha256, e.bytes, e.encoding, e.content, e.base_sha256 FROM evidence e
      WHERE e.tenant_id = p_tenant AND e.sha256 = v_last.evidence_sha256 AND e.bytes <= p_most
      UNION ALL
      SELECT k.step + 1, b.sha256, b.bytes, b.encoding, b.content, b.base_sha256 FROM kept k
      CROSS JOIN LATERAL (SELECT * FROM evidence e WHERE e.tenant_id = p_tenant AND e.sha256 = k.base_sha256 LIMIT 1) b)
    SELECT json_agg(json_build_object('sha256', encode(k.sha256, 'hex'), 'bytes', k.bytes, 'encoding', k.encoding, 'content', encode(k.content, 'hex'))
      ORDER BY k.step) INTO v_evidence FROM kept k;
  END IF;
  RETURN json_build_object('actor', v_actor, 'asset', v_asset, 'evidence', v_evidence, 'look', CASE WHEN v_look.words = p_words THEN
    json_build_object('observedAt', v_look.observed_at, 'setId', v_look.set_id, 'advisoryWords', encode(v_look.advisory_words, 'hex'),
      'sender', v_look.sender, 'failing', v_failing) END,
    'standings', (
      SELECT json_agg(json_build_object('validFrom', a.valid_from, 'standingId', a.standing_id, 'difference', encode(a.difference, 'hex'), 'labels', a.labels,
        'looked', a.looked, 'version', s.catalogue_version, 'kinds', s.kinds, 'fresh', s.fresh, 'content', encode(s.content, 'hex')) ORDER BY a.valid_from)
      FROM asset_standing a LEFT JOIN standing s ON s.tenant_id = p_tenant AND s.id = a.standing_id
      WHERE a.tenant_id = p_tenant AND a.asset_id = v_asset.id AND a.valid_from >= coalesce((
        SELECT max(b.valid_from) FROM asset_standing b
        WHERE b.tenant_id = p_tenant AND b.asset_id = v_asset.id AND b.valid_from < p_observed), p_observed)),
    'limits', (SELECT json_agg(json_build_array(l.tool, l.days)) FROM (
      SELECT DISTINCT ON (f.tool) f.tool, f.days FROM freshness_limit f WHERE f.tenant_id = p_tenant ORDER BY f.tool, f.recorded_from DESC) l),
    'head', (SELECT json_build_object('originId', h.origin_id, 'host', h.host, 'epoch', h.epoch, 'size', h.size, 'frontier', (
        SELECT json_agg(encode(f.hash, 'hex') ORDER BY f.place) FROM unnest(h.frontier) WITH ORDINALITY AS f(hash, place)))
      FROM log_head h WHERE h.tenant_id = p_tenant AND h.log = 'evidence'));
END $$;

-- What a report looked at on an asset, and when: the checks where they are not kept yet, and that the sender reports on them where that is not noted.
CREATE FUNCTION app.put_look(p_tenant uuid, p_asset uuid, p_observed timestamptz, p_submission uuid, p_tool text, p_profile text, p_set uuid,
  p_checks uuid[], p_pairs text[], p_possible uuid[], p_sha256 bytea, p_recorded timestamptz, p_words bytea, p_advisory bytea, p_sender uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF p_tenant IS NULL OR p_tenant IS DISTINCT FROM app.current_tenant() OR NOT app.unlimited() THEN RAISE EXCEPTION 'not of this tenant' USING ERRCODE = '42501'; END IF;
  IF p_checks IS NOT NULL THEN
    INSERT INTO coverage_set (tenant_id, id, check_keys) VALUES (p_tenant, p_set, p_checks) ON CONFLICT DO NOTHING;
  END IF;
  INSERT INTO coverage (tenant_id, asset_id, observed_at, submission_id, tool, profile, set_id, partial_pairs, possible_keys, sha256, sighting,
    recorded_at, words, advisory_words)
  VALUES (p_tenant, p_asset, p_observed, p_submission, p_tool, p_profile, p_set, nullif(p_pairs, '{}'), nullif(p_possible, '{}'), p_sha256, false,
    p_recorded, p_words, p_advisory)
  ON CONFLICT DO NOTHING;
  -- Every report of a fleet names the same few rows: one in its order finds that it is noted and takes no lock.
  IF p_sender IS NOT NULL AND NOT EXISTS (SELECT FROM reported_set r WHERE r.tenant_id = p_tenant AND r.tool = p_tool AND r.profile = p_profile
      AND r.sender = p_sender AND r.set_id = p_set AND r.first_observed <= p_observed) THEN
    INSERT INTO reported_set (tenant_id, tool, profile, sender, set_id, first_observed)
    VALUES (p_tenant, p_tool, p_profile, p_sender, p_set, p_observed)
    ON CONFLICT (tenant_id, tool, profile, sender, set_id) DO UPDATE
      SET first_observed = least(reported_set.first_observed, EXCLUDED.first_observed)
      WHERE reported_set.tenant_id = p_tenant;
  END IF;
  UPDATE asset a SET first_seen = least(a.first_seen, p_observed), last_seen = greatest(a.last_seen, p_observed), last_recorded = p_recorded
  WHERE a.tenant_id = p_tenant AND a.id = p_asset;
END $$;

-- Puts a report into the log of evidence as its next leaf, with its row and what it changed (parts that are stamped): the last thing before COMMIT.
-- Answers the head as it was. Whoever read one of another epoch, or came after the same report, begins anew.
CREATE FUNCTION app.log_report(p_tenant uuid, p_epoch integer, p_size integer, p_host text, p_leaf bytea, p_lowest integer, p_parts integer[], p_stamp uuid,
  p_id uuid, p_dedupe_key bytea, p_evidence_sha256 bytea, p_asset uuid, p_actor uuid, p_agent uuid, p_hints json, p_state text, p_observed timestamptz,
  p_received timestamptz, p_bytes integer, p_items integer, p_notes json, p_words uuid, p_said text[], p_counted text[],
  p_counts text, p_address text, p_provider text) RETURNS json
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_head record;
  v_frontier bytea[];
  v_hash bytea := p_leaf;
  v_index integer;
  v_level integer := 0;
BEGIN
  IF p_tenant IS NULL OR p_tenant IS DISTINCT FROM app.current_tenant() OR NOT app.unlimited() THEN RAISE EXCEPTION 'not of this tenant' USING ERRCODE = '42501'; END IF;
  SELECT h.epoch, h.size, h.frontier INTO v_head FROM log_head h WHERE h.tenant_id = p_tenant AND h.log = 'evidence' FOR UPDATE;
  IF v_head.epoch <> p_epoch OR v_head.size < p_size
    OR EXISTS (SELECT FROM submission s WHERE s.dedupe_key = p_dedupe_key AND s.tenant_id = p_tenant) THEN
    RAISE EXCEPTION 'another was first' USING ERRCODE = '40P01';
  END IF;
  -- RFC 6962 §2.1 from its frontier, as lib/proof/frontier.ts appends: two complete subtrees of one size become the next larger one.
  v_frontier := v_head.frontier;
  v_index := v_head.size;
  WHILE v_index % 2 = 1 LOOP
    v_hash := sha256('\x01'::bytea || v_frontier[cardinality(v_frontier)] || v_hash);
    v_frontier := v_frontier[1:cardinality(v_frontier) - 1];
    v_index := v_index / 2;
    v_level := v_level + 1;
    IF v_level >= p_lowest THEN
      INSERT INTO log_node (tenant_id, log, epoch, level, idx, hash) VALUES (p_tenant, 'evidence', p_epoch, v_level, v_index, v_hash) ON CONFLICT DO NOTHING;
    END IF;
  END LOOP;
  UPDATE log_head SET size = v_head.size + 1, frontier = v_frontier || v_hash, host = p_host WHERE tenant_id = p_tenant AND log = 'evidence';
  -- Tool, its version, that of its database, format, edition, profile, versions of parser and catalogue, and whose time it is; mostly there.
  IF NOT EXISTS (SELECT FROM submission_words w WHERE w.tenant_id = p_tenant AND w.id = p_words) THEN
    INSERT INTO submission_words (tenant_id, id, tool, tool_version, database_version, format, edition, profile, parser_version, catalogue_version,
      observed_source, counted)
    VALUES (p_tenant, p_words, p_said[1], p_said[2], p_said[3], p_said[4], p_said[5], p_said[6], p_said[7], p_said[8], p_said[9], p_counted)
    ON CONFLICT DO NOTHING;
  END IF;
  INSERT INTO submission (tenant_id, id, dedupe_key, evidence_sha256, asset_id, actor_ref, agent_id, hints, state, observed_at, received_at, bytes, items,
    notes, log_index, log_epoch, words_id, counts, address, provider)
  VALUES (p_tenant, p_id, p_dedupe_key, p_evidence_sha256, p_asset, p_actor, p_agent, p_hints, p_state, p_observed, p_received, p_bytes, p_items,
    p_notes, v_head.size, p_epoch, p_words, p_counts, p_address, p_provider);
  -- In the order of the parts, and so late that others wait for one no longer than this takes to commit.
  FOR v_index IN SELECT unnest(p_parts) ORDER BY 1 LOOP
    INSERT INTO change_stamp (tenant_id, part, stamp) VALUES (p_tenant, v_index, p_stamp)
    ON CONFLICT (tenant_id, part) DO UPDATE SET stamp = EXCLUDED.stamp;
  END LOOP;
  RETURN json_build_object('size', v_head.size, 'frontier', (SELECT json_agg(encode(f.hash, 'hex') ORDER BY f.place)
    FROM unnest(v_head.frontier) WITH ORDINALITY AS f(hash, place)));
END $$;

-- How an asset stands: rows that begin at some instants go, and others come, in the place of those that begin when they do.
CREATE FUNCTION app.replace_standings(p_tenant uuid, p_asset uuid, p_drop timestamptz[], p_from timestamptz[], p_standings uuid[], p_differences bytea[],
  p_labels text[], p_looked text[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF p_tenant IS NULL OR p_tenant IS DISTINCT FROM app.current_tenant() OR NOT app.unlimited() THEN RAISE EXCEPTION 'not of this tenant' USING ERRCODE = '42501'; END IF;
  IF cardinality(p_drop) > 0 THEN
    DELETE FROM asset_standing a WHERE a.tenant_id = p_tenant AND a.asset_id = p_asset AND a.valid_from = ANY(p_drop);
  END IF;
  FOR i IN 1 .. cardinality(p_from) LOOP
    INSERT INTO asset_standing (tenant_id, asset_id, valid_from, standing_id, difference, labels, looked)
    VALUES (p_tenant, p_asset, p_from[i], p_standings[i], p_differences[i], p_labels[i]::jsonb, p_looked[i]::bigint[])
    ON CONFLICT (tenant_id, asset_id, valid_from)
    DO UPDATE SET standing_id = EXCLUDED.standing_id, difference = EXCLUDED.difference, labels = EXCLUDED.labels, looked = EXCLUDED.looked;
  END LOOP;
END $$;

REVOKE ALL ON FUNCTION app.open_report(uuid, text, text, text, text[], text, text, timestamptz, bytea, bytea, bytea, uuid[], uuid[], bytea, integer),
  app.put_look(uuid, uuid, timestamptz, uuid, text, text, uuid, uuid[], text[], uuid[], bytea, timestamptz, bytea, bytea, uuid),
  app.log_report(uuid, integer, integer, text, bytea, integer, integer[], uuid, uuid, bytea, bytea, uuid, uuid, uuid, json, text, timestamptz, timestamptz,
    integer, integer, json, uuid, text[], text[], text, text, text),
  app.replace_standings(uuid, uuid, timestamptz[], timestamptz[], uuid[], bytea[], text[], text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.open_report(uuid, text, text, text, text[], text, text, timestamptz, bytea, bytea, bytea, uuid[], uuid[], bytea, integer),
  app.put_look(uuid, uuid, timestamptz, uuid, text, text, uuid, uuid[], text[], uuid[], bytea, timestamptz, bytea, bytea, uuid),
  app.log_report(uuid, integer, integer, text, bytea, integer, integer[], uuid, uuid, bytea, bytea, uuid, uuid, uuid, json, text, timestamptz, timestamptz,
    integer, integer, json, uuid, text[], text[], text, text, text),
  app.replace_standings(uuid, uuid, timestamptz[], timestamptz[], uuid[], bytea[], text[], text[]) TO plimsoll_app;
