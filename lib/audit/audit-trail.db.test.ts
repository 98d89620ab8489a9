import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { Scope } from '@/lib/access/keys'
import { ForbiddenError } from '@/lib/access/keys'
import type { Principal } from '@/lib/access/principal'
import { noteRefusal } from '@/lib/auth/note-refusal'
import { closeConnections } from '@/lib/store/client'
import { auditTable } from '@/lib/views/audit-table'
import { readAuditEvents } from '@/lib/views/read-audit-events'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { type TestTenant, testTenant, useDatabase } from '@/tools/testing/tenant'
import { recordExport } from './record-export'
import { recordTaken } from './record-taken'

let database: TestDatabase
let tenant: TestTenant
let other: TestTenant
let owner: Scope
beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  tenant = await testTenant('harbour')
  other = await testTenant('pier')
  owner = tenant.scope('owner')
})
afterAll(async () => {
  await closeConnections()
  await database.drop()
})

const SHA = 'ab'.repeat(32)
const at = (time: string) => new Date(`2026-03-02T${time}Z`)
const events = async (query: object) => (await readAuditEvents(owner, { limit: 100, ...query })).items

it('says once an hour who looked at evidence, however many ranges they ask for, and at once', async () => {
  const reader = tenant.scope('auditor', 'A')
  await Promise.all(
    ['10:00:00', '10:20:00', '10:59:59'].map((time) => recordTaken(reader, 'evidence', SHA, at(time))),
  )
  await recordTaken(reader, 'evidence', SHA, at('11:00:00'))
  await recordTaken(reader, 'evidence', 'cd'.repeat(32), at('11:00:00'))
  await recordTaken(tenant.scope('viewer', 'B'), 'evidence', SHA, at('11:00:00'))
  const read = await events({ action: 'evidence.read' })
  expect(read.filter(({ target_id }) => target_id === SHA)).toHaveLength(3)
  expect(read).toHaveLength(4)
  expect(new Set(read.map(({ id }) => id)).size).toBe(4)
})

const person = (more: Partial<Principal> = {}): Principal => ({
  actor: owner.actor,
  platformAdmin: false,
  tenant: tenant.tenant,
  roles: ['viewer'],
  agentId: null,
  sessionId: null,
  ...more,
})

it('says once an hour whom their role refused what, limited by label or not, and in no other tenant', async () => {
  const rule = { all: [{ key: 'env', in: ['test'] }] }
  for (let i = 0; i < 5; i++) await noteRefusal(person(), new ForbiddenError('members.write'))
  await noteRefusal(person(), new ForbiddenError('tokens.write'))
  const limited = person({
    actor: { ...owner.actor, subject: '0198a000-0000-7000-8000-0000000000aa' },
    roles: [],
    limited: [{ role: 'viewer', rule }],
  })
  await noteRefusal(limited, new ForbiddenError('members.write'))
  const refused = await events({ action: 'access.refused' })
  expect(refused.map(({ target_id }) => target_id).sort()).toEqual([
    'members.write',
    'members.write',
    'tokens.write',
  ])
  expect(
    (await readAuditEvents(other.scope('owner'), { limit: 100, action: 'access.refused' })).items,
  ).toEqual([])
})

it('keeps refusing where that cannot be noted', async () => {
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const nowhere = person({ tenant: { ...tenant.tenant, id: 'no uuid' } })
  await expect(noteRefusal(nowhere, new ForbiddenError('members.write'))).resolves.toBeUndefined()
  expect(write).toHaveBeenCalledOnce()
  write.mockRestore()
})

it('filters by group, way in and time, and exports exactly what is filtered, which is an event itself', async () => {
  const provider = `ldap:0198a000-0000-7000-8000-0000000000bb`
  const vouched = person({
    actor: { ...owner.actor, provider, subject: '0198a000-0000-7000-8000-0000000000cc' },
  })
  await noteRefusal(vouched, new ForbiddenError('settings.write'))
  expect((await events({ provider: 'ldap' })).map(({ target_id }) => target_id)).toEqual(['settings.write'])
  expect(await events({ provider })).toHaveLength(1)
  expect(await events({ provider: 'oidc' })).toEqual([])
  expect(await events({ group: 'evid' })).toEqual([])
  expect(await events({ group: 'evidence' })).toHaveLength(4)
  const day = { group: 'evidence', from: '2026-03-02T11:00:00Z', to: '2026-03-02T11:00:00Z' }
  const listed = await events(day)
  expect(listed).toHaveLength(3)
  const table = await auditTable(owner, { ...day, lang: 'en' }, new Date())
  expect(table.rows.map((row) => row.at(-1))).toEqual(listed.map(({ id }) => id))
  await recordExport(owner, 'audit.exported', { format: 'csv', rows: 3, query: day }, new Date())
  expect((await events({ group: 'audit' })).map(({ after }) => after)).toEqual([
    { format: 'csv', rows: 3, query: day },
  ])
})
