import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'

let database: TestDatabase
let db: pg.Client
beforeAll(async () => {
  database = await testDatabase()
  db = new pg.Client({ connectionString: database.ownerUrl })
  await db.connect()
})
afterAll(async () => {
  await db?.end()
  await database?.drop()
})

const names = async (sql: string): Promise<string[]> =>
  (await db.query<{ name: string }>(sql)).rows.map(({ name }) => name)

/** Reached through definer functions alone; the application's role has no right on any of them. */
const DIRECTORIES = [
  'domain_directory',
  'identity',
  'membership_directory',
  'tenant_directory',
  'token_directory',
]
const OF_NO_TENANT = [
  'app_user',
  'catalogue_version',
  'session',
  'sign_in_throttle',
  'tenant',
  'vulnerability_list',
  'vulnerability_list_entry',
]
/** Tables of a tenant that are alike for whoever is limited to some assets, and why nothing of the others is told. */
const WITHOUT_A_LIMIT: Readonly<Record<string, string>> = {
  actor: 'names of people and tokens; which of them did what is told by rows that are limited',
  assessment: 'its verdicts are computed over the assets in sight',
  assessment_revision: 'scope and profile of an assessment',
  break_glass_use: 'who came in by a break-glass account',
  change_stamp: 'that something of the tenant changed, and nothing of what',
  coverage_set: 'checks that some report looked at, under an id that only its coverage names',
  evidence_drop: 'that bytes of evidence were dropped, and of which hashes objects are still there',
  freshness_limit: 'a setting',
  invite: 'who is invited',
  log_checkpoint: 'a hash of all',
  log_head: 'a hash of all',
  log_node: 'hashes',
  logout_token: 'who was sent out by a provider',
  membership: 'who has which role',
  reported_set: 'which sets of checks a sender has reported on, of no asset in particular',
  retention: 'a setting',
  session_visit: 'who was here',
  standing:
    'results of safeguards on no asset in particular, under an id that only how an asset stands names',
  submission_words:
    'tools, formats and versions that some report named, under an id that only its submission names',
  tenant_domain: 'domains of e-mail addresses',
}

const TABLES = `SELECT c.oid, c.relname, c.relrowsecurity, c.relforcerowsecurity, c.relkind FROM pg_class c
  JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND c.relname <> '_prisma_migrations'`
const TENANT_TABLES = `${TABLES} AND EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'tenant_id')
  AND c.relname NOT IN (${DIRECTORIES.map((name) => `'${name}'`).join(', ')})`

describe('tables', () => {
  it('without tenant_id are exactly these', async () => {
    const found = await names(`SELECT relname AS name FROM (${TABLES}) t
      WHERE NOT EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = t.oid AND a.attname = 'tenant_id') ORDER BY 1`)
    expect(found).toEqual(OF_NO_TENANT)
  })

  it('of tenants have row-level security, not forced, with one policy of the tenant for reading and writing', async () => {
    const { rows } =
      await db.query(`SELECT t.relname, t.relrowsecurity AS on, t.relforcerowsecurity AS forced, array_agg(p.polname::text) AS policies,
        min(p.polcmd) AS cmd, bool_and(p.polpermissive) AS permissive, min(pg_get_expr(p.polqual, p.polrelid)) AS using,
        min(pg_get_expr(p.polwithcheck, p.polrelid)) AS checked
      FROM (${TENANT_TABLES}) t LEFT JOIN pg_policy p ON p.polrelid = t.oid AND p.polname <> 'label_limit' GROUP BY 1, 2, 3`)
    expect(rows.length).toBeGreaterThan(25)
    for (const row of rows) {
      const rule = '(tenant_id = app.current_tenant())'
      expect(row).toEqual({
        relname: row.relname,
        on: true,
        forced: false,
        policies: ['tenant_isolation'],
        cmd: '*',
        permissive: true,
        using: rule,
        checked: rule,
      })
    }
  })

  it('hide from a limited key what is not of its assets, but for those that say nothing of any', async () => {
    const { rows } =
      await db.query(`SELECT t.relname, p.polpermissive AS permissive, p.polroles = '{0}' AS everyone, p.polcmd AS cmd,
        pg_get_expr(p.polqual, p.polrelid) AS using, p.polwithcheck IS NULL AS checked_alike
      FROM (${TENANT_TABLES}) t LEFT JOIN pg_policy p ON p.polrelid = t.oid AND p.polname = 'label_limit' ORDER BY 1`)
    const limited = rows.filter(({ using }) => using !== null)
    const open = rows.filter(({ using }) => using === null).map(({ relname }) => relname)
    expect(open).toEqual(Object.keys(WITHOUT_A_LIMIT).sort())
    for (const row of limited) {
      const { relname, permissive, everyone, checked_alike } = row
      expect([relname, permissive, everyone, checked_alike]).toEqual([relname, false, true, true])
      expect(['*', 'r']).toContain(row.cmd)
      // Answered once a statement, before the first row: without a limit nothing else is ever evaluated.
      expect(row.using).toMatch(/^\(? ?\( ?SELECT app\.unlimited\(\) AS unlimited\)/)
    }
  })

  it('have a limit wherever they name an asset, or something that is of one', async () => {
    const loose = await names(`SELECT t.relname || '.' || a.attname AS name FROM (${TENANT_TABLES}) t
      JOIN pg_attribute a ON a.attrelid = t.oid AND a.attname IN ('asset_id', 'finding_id', 'submission_id', 'label_set_id', 'evidence_sha256',
        'exception_id', 'bulk_id', 'determination_id', 'subject_key', 'advisory')
      WHERE NOT EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = t.oid AND p.polname = 'label_limit')`)
    expect(loose).toEqual([])
  })

  it('the tenant itself is held by its id', async () => {
    const { rows } =
      await db.query(`SELECT relrowsecurity AS on, pg_get_expr(polqual, polrelid) AS using, pg_get_expr(polwithcheck, polrelid) AS checked
      FROM pg_class c JOIN pg_policy p ON p.polrelid = c.oid WHERE c.relname = 'tenant'`)
    const rule = '(id = app.current_tenant())'
    expect(rows).toEqual([{ on: true, using: rule, checked: rule }])
  })

  it('have tenant_id, never null, first in every primary key, unique index and foreign key, on both sides', async () => {
    const keys =
      await names(`SELECT t.relname || ': ' || i.indexrelid::regclass AS name FROM (${TENANT_TABLES}) t
      JOIN pg_index i ON i.indrelid = t.oid AND i.indisunique
      LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = i.indkey[0] WHERE a.attname IS DISTINCT FROM 'tenant_id'`)
    const foreign = await names(`SELECT k.conname AS name FROM (${TENANT_TABLES}) t
      JOIN pg_constraint k ON k.conrelid = t.oid AND k.contype = 'f'
      LEFT JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
      LEFT JOIN pg_attribute b ON b.attrelid = k.confrelid AND b.attnum = k.confkey[1]
      WHERE a.attname IS DISTINCT FROM 'tenant_id' OR b.attname IS DISTINCT FROM 'tenant_id'`)
    const without = await names(`SELECT relname AS name FROM (${TENANT_TABLES}) t
      WHERE NOT EXISTS (SELECT 1 FROM pg_index i WHERE i.indrelid = t.oid AND i.indisprimary)`)
    const nullable = await names(`SELECT t.relname AS name FROM (${TENANT_TABLES}) t
      JOIN pg_attribute a ON a.attrelid = t.oid AND a.attname = 'tenant_id' WHERE NOT a.attnotnull`)
    expect({ keys, foreign, without, nullable }).toEqual({ keys: [], foreign: [], without: [], nullable: [] })
  })

  it('have no trigger, no rule, no sequence, no ON UPDATE CASCADE and no SET NULL', async () => {
    const inOurs = `n.nspname IN ('public', 'app')`
    const found = {
      triggers: await names(
        "SELECT tgname AS name FROM pg_trigger WHERE NOT tgisinternal AND tgrelid::regclass::text NOT LIKE 'pgboss.%'",
      ),
      rules: await names(
        `SELECT rulename AS name FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${inOurs}`,
      ),
      sequences: await names(
        `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'S' AND ${inOurs}`,
      ),
      actions:
        await names(`SELECT conname AS name FROM pg_constraint k JOIN pg_namespace n ON n.oid = k.connamespace
        WHERE contype = 'f' AND (confupdtype NOT IN ('a', 'r') OR confdeltype IN ('n', 'd')) AND ${inOurs}`),
    }
    expect(found).toEqual({ triggers: [], rules: [], sequences: [], actions: [] })
  })

  it('have no view over them, and none that is not here', async () => {
    const views =
      await names(`SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('v', 'm', 'f') AND n.nspname IN ('public', 'app')`)
    expect(views).toEqual([])
  })
})

describe("the application's role", () => {
  it('is nobody: no superuser, no way around row-level security, member of no role', async () => {
    const { rows } =
      await db.query(`SELECT rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolreplication,
      (SELECT count(*)::int FROM pg_auth_members m WHERE m.member = r.oid) AS member_of FROM pg_roles r WHERE rolname = 'plimsoll_app'`)
    expect(rows).toEqual([
      {
        rolsuper: false,
        rolbypassrls: false,
        rolcreatedb: false,
        rolcreaterole: false,
        rolreplication: false,
        member_of: 0,
      },
    ])
  })

  it('owns nothing in our schemas', async () => {
    const owned =
      await names(`SELECT c.relname AS name FROM pg_class c WHERE c.relowner = 'plimsoll_app'::regrole
      UNION ALL SELECT p.proname FROM pg_proc p WHERE p.proowner = 'plimsoll_app'::regrole
      UNION ALL SELECT nspname FROM pg_namespace WHERE nspowner = 'plimsoll_app'::regrole AND nspname IN ('public', 'app')
      UNION ALL SELECT datname FROM pg_database WHERE datdba = 'plimsoll_app'::regrole`)
    expect(owned.filter((name) => !name.startsWith('pgboss'))).toEqual([])
  })

  it('has no right on what is of no tenant but to read the catalogue and public lists, and none to empty, refer to or hang triggers on anything', async () => {
    const rights =
      await names(`SELECT table_name || ' ' || privilege_type AS name FROM information_schema.role_table_grants
      WHERE grantee IN ('plimsoll_app', 'PUBLIC') AND table_schema = 'public'
        AND (table_name IN (${[...DIRECTORIES, ...OF_NO_TENANT].map((name) => `'${name}'`).join(', ')})
          OR privilege_type IN ('TRUNCATE', 'REFERENCES', 'TRIGGER')) ORDER BY 1`)
    expect(rights).toEqual([
      'catalogue_version SELECT',
      'tenant SELECT',
      'vulnerability_list SELECT',
      'vulnerability_list_entry SELECT',
    ])
  })

  it('may change or delete exactly this', async () => {
    const whole =
      await names(`SELECT table_name || ' ' || privilege_type AS name FROM information_schema.role_table_grants
      WHERE grantee = 'plimsoll_app' AND table_schema = 'public' AND privilege_type IN ('UPDATE', 'DELETE') ORDER BY 1`)
    // Evidence, submissions, states, determinations and leaves are not among them: those are append-only, or changed
    // column by column as the migration says.
    expect(whole).toMatchInlineSnapshot(`
      [
        "advisory UPDATE",
        "advisory_risk UPDATE",
        "agent UPDATE",
        "api_token UPDATE",
        "asset_standing DELETE",
        "asset_standing UPDATE",
        "change_stamp UPDATE",
        "finding UPDATE",
        "image UPDATE",
        "log_head UPDATE",
        "logout_token DELETE",
        "membership DELETE",
        "membership UPDATE",
        "notice DELETE",
        "report UPDATE",
        "role_rule DELETE",
        "state_current DELETE",
        "state_current UPDATE",
        "tenant_domain DELETE",
        "vex_match DELETE",
        "webhook DELETE",
        "webhook_delivery DELETE",
      ]
    `)
  })

  it('cannot make tables or schemas', async () => {
    const { rows } =
      await db.query(`SELECT has_schema_privilege('plimsoll_app', 'public', 'CREATE') AS public,
      has_schema_privilege('plimsoll_app', 'app', 'CREATE') AS app, has_database_privilege('plimsoll_app', current_database(), 'CREATE') AS database`)
    expect(rows).toEqual([{ public: false, app: false, database: false }])
  })
})

describe('functions', () => {
  it('that run as the owner are exactly these, each with its search_path pinned and closed to the public', async () => {
    const { rows } =
      await db.query(`SELECT p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')' AS name, p.proconfig AS config,
        has_function_privilege('plimsoll_app', p.oid, 'EXECUTE') AS app, p.proacl::text LIKE '%{=X/%' OR p.proacl::text LIKE '%,=X/%' OR p.proacl IS NULL AS everyone
      FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname IN ('public', 'app') AND p.prosecdef ORDER BY 1`)
    for (const row of rows) {
      expect([row.name, row.config, row.everyone]).toEqual([row.name, ['search_path=public, pg_temp'], false])
    }
    // One makes administrators; the others are parts of functions that hide what is out of sight.
    const instants = '(p_at timestamp with time zone, p_known timestamp with time zone)'
    expect(rows.filter(({ app }) => !app).map(({ name }) => name)).toEqual([
      'platform_set_admin(p_user uuid, p_admin boolean)',
      'retired_at(p_asset uuid, p_at timestamp with time zone, p_known timestamp with time zone)',
      `vex_all${instants}`,
      `vex_latest${instants}`,
    ])
    expect(rows.map(({ name }) => name)).toMatchInlineSnapshot(`
      [
        "account_rules(p_user uuid, p_at timestamp with time zone)",
        "account_secrets(p_user uuid)",
        "advisories_in_sight()",
        "assets_in_sight()",
        "begin_totp(p_user uuid, p_secret bytea)",
        "change_password(p_user uuid, p_password_hash text, p_at timestamp with time zone, p_history text[])",
        "claim_refresh(p_hash bytea, p_due timestamp with time zone, p_at timestamp with time zone)",
        "claim_review(p_hash bytea, p_due timestamp with time zone, p_at timestamp with time zone)",
        "closed_tenants_of(p_user uuid, p_at timestamp with time zone)",
        "confirm_totp(p_user uuid, p_secret bytea, p_step bigint, p_at timestamp with time zone, p_recovery_codes text[])",
        "door_of_domain(p_domain text)",
        "drop_evidence(p_sha256 bytea[], p_drop uuid, p_before timestamp with time zone)",
        "end_other_sessions(p_user uuid, p_but uuid, p_why text, p_at timestamp with time zone)",
        "end_provider_sessions(p_provider text, p_why text, p_at timestamp with time zone)",
        "end_session(p_user uuid, p_session uuid, p_why text, p_at timestamp with time zone)",
        "end_sessions_at_provider(p_provider text, p_issuer text, p_subject text, p_sid text, p_at timestamp with time zone)",
        "end_vouched_sessions(p_identity uuid, p_provider text, p_why text, p_at timestamp with time zone)",
        "ensure_user(p_id uuid, p_email text, p_name text, p_password_hash text, p_at timestamp with time zone)",
        "erase_tenant_rows(p_id uuid, p_limit integer)",
        "evidence_bases(p_sha256 bytea)",
        "find_enrolment(p_slug text, p_hash bytea, p_at timestamp with time zone)",
        "find_invite(p_slug text, p_hash bytea, p_at timestamp with time zone)",
        "find_tenant(p_slug text)",
        "find_user(p_email text)",
        "findings_answered(p_at timestamp with time zone, p_known timestamp with time zone)",
        "forget_second_factor_reset(p_user uuid)",
        "hold_evidence(p_tenant uuid, p_reason text, p_by uuid)",
        "keep_evidence_for(p_tenant uuid, p_months integer, p_by uuid)",
        "keep_session_tokens(p_session uuid, p_sealed bytea)",
        "label_sets_in_sight()",
        "leaf_hashes(p_log text, p_epoch integer, p_indexes integer[])",
        "leave_domain(p_domain text)",
        "list_sessions(p_user uuid)",
        "lock_evidence(p_sha256 bytea[])",
        "log_report(p_tenant uuid, p_epoch integer, p_size integer, p_host text, p_leaf bytea, p_lowest integer, p_parts integer[], p_stamp uuid, p_id uuid, p_dedupe_key bytea, p_evidence_sha256 bytea, p_asset uuid, p_actor uuid, p_agent uuid, p_hints json, p_state text, p_observed timestamp with time zone, p_received timestamp with time zone, p_bytes integer, p_items integer, p_notes json, p_words uuid, p_said text[], p_counted text[], p_counts text, p_address text, p_provider text)",
        "member_accounts()",
        "member_names()",
        "member_sessions(p_user uuid, p_at timestamp with time zone)",
        "only_here(p_user uuid)",
        "open_report(p_tenant uuid, p_actor_kind text, p_actor text, p_asset_kind text, p_names text[], p_tool text, p_profile text, p_observed timestamp with time zone, p_sha256 bytea, p_key bytea, p_rejected_key bytea, p_checks uuid[], p_untold uuid[], p_words bytea, p_most integer)",
        "open_session(p_hash bytea, p_id uuid, p_user uuid, p_at timestamp with time zone, p_expires timestamp with time zone, p_provider text, p_address text, p_agent text, p_identity uuid, p_provider_session text, p_sealed bytea, p_second_factor timestamp with time zone)",
        "other_proof(p_domain text)",
        "own_domains()",
        "platform_administrators()",
        "platform_ask_export(p_id uuid, p_at timestamp with time zone)",
        "platform_begin_list(p_list text, p_part text, p_published timestamp with time zone, p_at timestamp with time zone, p_file text, p_sha256 bytea)",
        "platform_bytes()",
        "platform_create_tenant(p_id uuid, p_slug text, p_name text, p_time_zone text, p_language text, p_at timestamp with time zone, p_evidence_origin uuid, p_audit_origin uuid)",
        "platform_delete_tenant(p_id uuid, p_after timestamp with time zone, p_by uuid)",
        "platform_operation(p_now timestamp with time zone)",
        "platform_put_list_entries(p_list text, p_part text, p_entries jsonb)",
        "platform_quotas()",
        "platform_remove_list(p_list text, p_part text)",
        "platform_rename_tenant(p_id uuid, p_name text)",
        "platform_set_admin(p_user uuid, p_admin boolean)",
        "platform_set_duty(p_user uuid, p_duty text)",
        "platform_set_quota(p_id uuid, p_reports integer, p_bytes bigint, p_assets integer)",
        "platform_standing(p_user uuid)",
        "platform_suspend_tenant(p_id uuid, p_at timestamp with time zone, p_reason text)",
        "platform_tenants()",
        "provider_tenant(p_provider uuid)",
        "provider_user(p_id uuid, p_identity uuid, p_provider uuid, p_issuer text, p_subject text, p_name text, p_email text, p_at timestamp with time zone)",
        "put_evidence(p_tenant uuid, p_sha256 bytea, p_bytes integer, p_encoding text, p_content bytea, p_base bytea, p_at timestamp with time zone)",
        "put_look(p_tenant uuid, p_asset uuid, p_observed timestamp with time zone, p_submission uuid, p_tool text, p_profile text, p_set uuid, p_checks uuid[], p_pairs text[], p_possible uuid[], p_sha256 bytea, p_recorded timestamp with time zone, p_words bytea, p_advisory bytea, p_sender uuid)",
        "register_token(p_hash bytea, p_token uuid)",
        "remove_totp(p_user uuid)",
        "replace_standings(p_tenant uuid, p_asset uuid, p_drop timestamp with time zone[], p_from timestamp with time zone[], p_standings uuid[], p_differences bytea[], p_labels text[], p_looked text[])",
        "require_password_change(p_user uuid)",
        "reset_second_factor(p_user uuid, p_note jsonb, p_at timestamp with time zone)",
        "retired_at(p_asset uuid, p_at timestamp with time zone, p_known timestamp with time zone)",
        "rotate_session(p_user uuid, p_session uuid, p_hash bytea, p_second_factor timestamp with time zone)",
        "rotate_token(p_token uuid, p_hash bytea, p_until timestamp with time zone)",
        "sees_bulk(p_bulk uuid)",
        "sees_check(p_check uuid)",
        "sees_component_set(p_set uuid)",
        "sees_evidence(p_sha256 bytea)",
        "sees_exception(p_exception uuid, p_rule boolean, p_labels jsonb, p_lineage text)",
        "sees_finding(p_finding uuid)",
        "sees_submission(p_submission uuid)",
        "session_principal(p_hash bytea, p_slug text, p_at timestamp with time zone)",
        "session_tokens(p_hash bytea)",
        "set_language(p_user uuid, p_language text)",
        "set_password(p_user uuid, p_password_hash text)",
        "set_recovery_codes(p_user uuid, p_recovery_codes text[])",
        "shut_sessions(p_user uuid, p_session uuid, p_at timestamp with time zone)",
        "sign_in_attempt(p_key text, p_at timestamp with time zone, p_since timestamp with time zone, p_limit integer)",
        "sign_in_failed(p_key text, p_at timestamp with time zone, p_since timestamp with time zone)",
        "sign_in_failures(p_key text, p_since timestamp with time zone)",
        "sign_in_succeeded(p_key text)",
        "subjects_in_sight()",
        "suspension_of(p_slug text)",
        "sweep_sign_in_throttle(p_before timestamp with time zone)",
        "sync_membership(p_user uuid)",
        "take_domain(p_domain text, p_from text, p_at timestamp with time zone)",
        "tenant_tables()",
        "tenants_of(p_user uuid, p_at timestamp with time zone)",
        "tenants_of_provider(p_provider uuid, p_identity uuid)",
        "tenants_to_batch()",
        "tenants_to_drop()",
        "tenants_to_erase()",
        "tenants_to_notify(p_changed timestamp with time zone, p_any timestamp with time zone)",
        "tenants_to_tally(p_version text)",
        "token_principal(p_hash bytea)",
        "touch_session(p_hash bytea, p_at timestamp with time zone)",
        "use_recovery_code(p_user uuid, p_code text)",
        "use_totp_step(p_user uuid, p_step bigint)",
        "vex_all(p_at timestamp with time zone, p_known timestamp with time zone)",
        "vex_answered(p_at timestamp with time zone, p_known timestamp with time zone)",
        "vex_latest(p_at timestamp with time zone, p_known timestamp with time zone)",
        "vex_said(p_at timestamp with time zone, p_known timestamp with time zone)",
        "visit_session(p_session uuid, p_tenant uuid, p_at timestamp with time zone)",
        "vouch(p_identity uuid, p_provider text, p_at timestamp with time zone)",
      ]
    `)
  })
})
