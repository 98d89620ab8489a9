import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { authorise, lookup } from '@/lib/access/keys'
import type { PersonRole } from '@/lib/access/roles'
import { findUser } from '@/lib/store/people/find-user'
import { findTenant } from '@/lib/store/tenants/find-tenant'
import { type World, world } from '@/tools/testing/world'
import { readHome } from './home'

let w: World
let db: pg.Client
beforeAll(async () => {
  w = await world()
  db = new pg.Client({ connectionString: w.database.ownerUrl })
  await db.connect()
})
afterAll(async () => {
  await db?.end()
  await w?.end()
})

async function home(slug: string, email: string, role: PersonRole) {
  const tenant = await findTenant(lookup('set-up'), slug)
  const user = await findUser(lookup('set-up'), email)
  if (!tenant || !user) throw new Error('the demo has changed')
  const actor = {
    kind: 'person',
    subject: user.id,
    label: user.name,
    provider: 'local',
    address: null,
  } as const
  const person = { actor, platformAdmin: false, tenant, roles: [role], agentId: null, sessionId: null }
  return readHome(authorise(person, 'tenant.read'), new Date())
}

it('shows each tenant’s own figures, the end of one’s role there, and only pages one may read', async () => {
  const email = 'auditor@harbour-bank.example'
  await db.query(
    `UPDATE membership SET valid_until = '2099-01-31T00:00:00Z' WHERE user_id = (SELECT id FROM app_user WHERE email = $1)`,
    [email],
  )
  const { rows } = await db.query(
    `SELECT count(*)::int AS n FROM assessment a JOIN tenant t ON t.id = a.tenant_id WHERE t.slug = 'harbour-bank' AND archived_at IS NULL`,
  )
  expect(rows[0].n).toBeGreaterThan(0)
  const shown = await home('harbour-bank', email, 'auditor')
  expect(shown).toMatchObject({
    roles: [{ role: 'auditor', valid_until: '2099-01-31T00:00:00.000Z' }],
    open_assessments: rows[0].n,
  })
  expect(shown.links).toEqual(['assessments', 'evidence', 'reports', 'audit'])
  await db.query(
    `UPDATE assessment SET archived_at = now() WHERE tenant_id = (SELECT id FROM tenant WHERE slug = 'harbour-bank')`,
  )
  expect(await home('harbour-bank', email, 'auditor')).toMatchObject({ open_assessments: 0, to_approve: 0 })
  const other = await home('north-pier', 'viewer@north-pier.example', 'viewer')
  expect(other.open_assessments).toBeGreaterThan(0)
  expect(other).toMatchObject({ to_approve: null, links: ['assessments', 'evidence', 'reports'] })
})

it('counts judgements of others that wait, never one’s own', async () => {
  const email = 'auditor@north-pier.example'
  const { rows } = await db.query(
    `SELECT a.tenant_id, a.id, u.id AS user_id FROM assessment a JOIN tenant t ON t.id = a.tenant_id, app_user u
     WHERE t.slug = 'north-pier' AND u.email = $1 LIMIT 1`,
    [email],
  )
  const [{ tenant_id, id, user_id }] = rows
  const judge = async (subject: string) => {
    await db.query(
      `INSERT INTO actor (tenant_id, id, kind, subject, label, created_at) VALUES ($1, gen_random_uuid(), 'person', $2, 'x', now())
       ON CONFLICT DO NOTHING`,
      [tenant_id, subject],
    )
    await db.query(
      `INSERT INTO determination (tenant_id, id, assessment_id, control_id, verdict, narrative, salt, valid_from, author_ref, recorded_from, log_index, log_epoch)
       SELECT $1, gen_random_uuid(), $2, 'x', 'met', 'x', '\\x00', now(), a.id, now(), 0, 0 FROM actor a WHERE a.tenant_id = $1 AND a.subject = $3`,
      [tenant_id, id, subject],
    )
  }
  const before = (await home('north-pier', email, 'auditor')).to_approve ?? Number.NaN
  await judge(user_id)
  expect((await home('north-pier', email, 'auditor')).to_approve).toBe(before)
  await judge('somebody-else')
  expect((await home('north-pier', email, 'auditor')).to_approve).toBe(before + 1)
})
