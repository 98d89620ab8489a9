import type { Scope } from '../../lib/access/keys'
import { createAssessment } from '../../lib/assessments/create-assessment'
import type { BenchStore } from './bench-store'
import { type BenchTenant, benchTenant } from './bench-tenant'
import { copyFleet } from './copy-fleet'

/** A tenant with assessments, the first of 等保 at level 3. */
export interface AssessedTenant extends BenchTenant {
  assessment: string
}

const ASSESSMENTS = [
  { name: 'L3', framework: 'mlps-gbt22239-2019', level: 'L3' },
  { name: 'PCI', framework: 'pci-dss-4.0.1' },
  { name: 'ISO', framework: 'iso27001-2022' },
  { name: 'CIS', framework: 'cis-docker', level: 'L2' },
  { name: 'Production', framework: 'nist-800-190', scope: { labels: { env: 'prod' } } },
]

/** Makes a tenant that assesses five standards, one of them over its production hosts alone. */
export async function assessedTenant(slug: string, since?: Date): Promise<AssessedTenant> {
  const tenant = await benchTenant(slug)
  return { ...tenant, assessment: await assess(tenant.scope, since) }
}

async function assess(scope: Scope, since: Date = new Date()): Promise<string> {
  const ids: string[] = []
  for (const one of ASSESSMENTS) ids.push(await createAssessment(scope, one, since))
  return ids[0] ?? ''
}

/** Fills tenants with copies until all together have about so many current states. @returns how many there are in all of them */
export async function growTo(
  { admin }: BenchStore,
  from: BenchTenant,
  to: readonly BenchTenant[],
  states: number,
): Promise<{ states: number; assets: number }> {
  const ids = to.map(({ id }) => id)
  const known = await admin.query<{ states: number; assets: number }>(
    `SELECT (SELECT count(*) FROM state_current WHERE tenant_id = $1)::int AS states, (SELECT count(*) FROM asset WHERE tenant_id = $1)::int AS assets`,
    [from.id],
  )
  const a = known.rows[0]
  if (!a || a.assets === 0) throw new Error('nothing to copy was handed in')
  const assets = Math.max(1, Math.round((states * a.assets) / a.states / to.length))
  await copyFleet(admin, { from: from.id, to: ids, assets, seed: 1 })
  const { rows } = await admin.query<{ states: number; assets: number }>(
    `SELECT (SELECT count(*) FROM state_current WHERE tenant_id = ANY($1))::int AS states, (SELECT count(*) FROM asset WHERE tenant_id = ANY($1))::int AS assets`,
    [ids],
  )
  return rows[0] ?? { states: 0, assets: 0 }
}

/** How much a database holds, table by table, the largest first. */
export async function sizesOf({ admin }: BenchStore): Promise<string> {
  const { rows } = await admin.query<{ name: string; n: number; bytes: string }>(
    `SELECT c.relname AS name, c.reltuples::bigint::int AS n, pg_size_pretty(pg_total_relation_size(c.oid)) AS bytes
     FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.reltuples > 0
     ORDER BY pg_total_relation_size(c.oid) DESC LIMIT 12`,
  )
  return rows.map(({ name, n, bytes }) => `${name} ${n} (${bytes})`).join(', ')
}
