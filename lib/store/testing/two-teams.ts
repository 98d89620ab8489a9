import { readFileSync } from 'node:fs'
import pg from 'pg'
import { authorise, type Scope } from '@/lib/access/keys'
import type { Principal } from '@/lib/access/principal'
import { changeAsset } from '@/lib/assets/change-asset'
import type { LabelRule } from '@/lib/core/label-rule'
import { publicId } from '@/lib/core/public-id'
import { declareFunctions } from '@/lib/functions/declare-functions'
import { changeSettings } from '@/lib/settings/change-settings'
import { changeFinding } from '@/lib/triage/change-finding'
import { continueBulk } from '@/lib/triage/continue-bulk'
import { decideException } from '@/lib/triage/decide-exception'
import { requestException } from '@/lib/triage/request-exception'
import { startBulk } from '@/lib/triage/start-bulk'
import type { TestDatabase } from '@/tools/testing/database'
import { type TestTenant, testTenant } from '@/tools/testing/tenant'
import { allAssets } from '../assets/all-assets'
import { ANY_FINDING } from '../findings/finding-sql'
import { listFindings } from '../findings/list-findings'
import { inTenant } from '../in-tenant'
import { type FirstTenant, firstTenant } from './first-tenant'
import { CANARY, handIn, seedFirst } from './seed-first'
import { seedImages } from './seed-images'

/** Planted in everything of the team that somebody is limited to. */
export const OURS = 'ours-52c8'
export const RULE: LabelRule = { all: [{ key: 'team', in: [OURS] }] }

/** One tenant of two teams: `ours` was there first, `theirs` planted the canary. */
export interface TwoTeams {
  owner: pg.Client
  tenant: TestTenant
  /** What there is of each team to ask for. */
  ours: FirstTenant
  theirs: FirstTenant
  /** Ids and bytes of their assets and of all that hangs on them, and of nothing else. */
  marks: ReadonlySet<string>
  /** Sees everything. */
  whole: Scope
  /** Sees what is of our team. */
  limited: Scope
  principal: Principal
}

/**
 * Seeds our team, lets `before` look at a tenant that has nothing else, then seeds theirs.
 * @returns the tenant with both, and what `before` saw
 */
export async function twoTeams<T>(
  database: TestDatabase,
  before: (alone: { tenant: TestTenant; ours: FirstTenant; whole: Scope; owner: pg.Client }) => Promise<T>,
): Promise<TwoTeams & { before: T }> {
  const owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  const tenant = await testTenant('harbour')
  await seedOurs(tenant)
  const ours = await firstTenant(owner, tenant, OURS, new Set(), false)
  const whole = tenant.scope('owner', OURS)
  const seen = await before({ tenant, ours, whole, owner })
  const known = await valuesIn(owner, tenant.tenant.id, true)
  await seedFirst(tenant)
  const theirs = await firstTenant(owner, tenant, CANARY, known)
  const shared = await valuesIn(owner, tenant.tenant.id, false)
  const marks = [...(await valuesIn(owner, tenant.tenant.id, true))].filter(
    (value) => !known.has(value) && !shared.has(value),
  )
  const principal: Principal = {
    ...tenant.principal('operator', 'limited'),
    roles: [],
    limited: [
      { role: 'operator', rule: RULE },
      { role: 'auditor', rule: RULE },
    ],
  }
  const limited = authorise(principal, 'tenant.read')
  return { owner, tenant, ours, theirs, marks: new Set(marks), whole, limited, principal, before: seen }
}

/** Ids and hashes in tables of a tenant: those that a limit hides, or those that it does not. */
async function valuesIn(owner: pg.Client, tenantId: string, hidden: boolean): Promise<Set<string>> {
  const { rows } = await owner.query<{ sql: string }>(
    `SELECT format('SELECT %s AS v FROM %I WHERE tenant_id = $1', CASE c.udt_name
      WHEN 'uuid' THEN format('%I::text', c.column_name)
      WHEN 'bytea' THEN format('encode(%I, ''hex'')', c.column_name)
      WHEN '_uuid' THEN format('unnest(%I)::text', c.column_name)
      ELSE format('encode(unnest(%I), ''hex'')', c.column_name) END, c.table_name) AS sql
    FROM information_schema.columns c JOIN pg_class t ON t.oid = format('public.%I', c.table_name)::regclass
    WHERE c.table_schema = 'public' AND t.relkind = 'r' AND c.udt_name IN ('uuid', 'bytea', '_uuid', '_bytea')
      AND EXISTS (SELECT 1 FROM information_schema.columns k WHERE k.table_schema = 'public'
        AND k.table_name = c.table_name AND k.column_name = 'tenant_id' AND k.is_nullable = 'NO')
      AND EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = t.oid AND p.polname = 'label_limit') = $1`,
    [hidden],
  )
  const all = rows.map((row) => row.sql).join(' UNION ')
  const values = (await owner.query<{ v: string | null }>(all, [tenantId])).rows.map((row) => row.v)
  return new Set(values.filter((value) => value !== null && value.length >= 32)) as Set<string>
}

/** Everything that is of assets, with the team's label on each of them. */
async function seedOurs(tenant: TestTenant): Promise<void> {
  const scope = tenant.scope('owner', OURS)
  // As the other team's seed sets it: what is fresh is of the whole tenant.
  await changeSettings(scope, { freshnessDays: 9 }, new Date())
  const lab = (file: string) =>
    readFileSync(`demo/reports/docker-bench/${file}`, 'utf8').replaceAll('shop-web', OURS)
  const timeless = lab('lab-default.json')
    .replace(/"start": \d+,/, '')
    .replace('"id": "1.1.3"', '"id": "1.1.98"')
    .replace('Ensure auditing is configured for the Docker daemon', OURS)
  for (const [file, days] of [
    ['lab-default.json', 6],
    ['lab-hardened.json', 5],
    ['lab-default.json', 4],
  ] as const)
    await handIn(scope, lab(file), `${OURS}-host`, days)
  for (let i = 0; i < 2; i++) await handIn(scope, timeless, `${OURS}-host`, null)
  // Another engine than the one that the other team's snapshot is of.
  const snapshot = readFileSync('demo/reports/docker-engine/default-20.10.json', 'utf8')
  const host = await handIn(
    scope,
    snapshot.replaceAll('shop-web', OURS).replaceAll('ZW4N:', 'OURS:'),
    `${OURS}-host`,
    2,
  )
  await declareFunctions(scope, {
    components: [{ asset: publicId('asset', host), component: `name:${OURS}-1` }],
    declared: { function: 'web', level: 'high', way: 'only_one' },
    reason: OURS,
  })
  const old = await handIn(scope, lab('lab-podman.json'), `${OURS}-old`, 3)
  await seedImages(tenant, OURS)
  for (const { id } of await inTenant(scope, allAssets))
    await changeAsset(scope, publicId('asset', id), { labels: { team: OURS } }, new Date())
  await changeAsset(scope, publicId('asset', old), { retired: { reason: OURS } }, new Date())
  await seedTriage(tenant, scope)
}

async function seedTriage(tenant: TestTenant, scope: Scope): Promise<void> {
  const filter = { ...ANY_FINDING, statuses: ['open'], text: OURS }
  const moment = { at: new Date(), knownAt: new Date(), past: false }
  const page = { filter, moment, sort: 'impact', after: null, limit: 2 } as const
  const [first, second] = await inTenant(scope, (tx) => listFindings(tx, page))
  if (!first || !second) throw new Error('no finding of our team')
  await changeFinding(scope, publicId('finding', first.id), {
    version: first.version,
    status: 'in_progress',
    comment: OURS,
  })
  const id = publicId('finding', second.id)
  const until = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)
  await requestException(scope, { kind: 'risk', reason: OURS, until, scope: { ids: [id] } })
  const rule = { advisory: `CVE-${OURS}`, labels: { team: OURS } }
  const asked = await requestException(scope, { kind: 'risk', reason: OURS, until, scope: { rule } })
  await decideException(tenant.scope('manager'), asked, { decision: 'approve', note: OURS })
  await continueBulk(scope, await startBulk(scope, { ids: [id] }, { comment: OURS }))
  const stale = { ids: [id], versions: { [id]: 99 } }
  await continueBulk(scope, await startBulk(scope, stale, { comment: OURS }))
}
