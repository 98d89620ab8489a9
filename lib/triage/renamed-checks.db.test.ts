import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Scope } from '@/lib/access/keys'
import { addMember } from '@/lib/members/add-member'
import { closeConnections } from '@/lib/store/client'
import { findingDetail } from '@/lib/views/finding'
import { type FindingDto, findingsQuery } from '@/lib/views/finding.schema'
import { listFindings } from '@/lib/views/findings'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { handIn } from '@/tools/testing/hand-in'
import { testTenant, useDatabase } from '@/tools/testing/tenant'
import { continueBulk } from './continue-bulk'
import { startBulk } from './start-bulk'

/** One host seen by three editions of docker-bench-security, a week apart. */
const OLD = 'lab-default-v1.3.3.log'
const BETWEEN = 'lab-default-v1.3.6.json'
const NEW = 'lab-default.log'

/** What 1.3.3 and 1.6.0 print of one check, and subjects of the host that fail in both. */
const RENAMED: [before: string, id: string, after: string, subjects: string[]][] = [
  [
    '1.5  - Ensure auditing is configured for the Docker daemon',
    '1.1.3',
    'Ensure auditing is configured',
    [''],
  ],
  ['2.8  - Enable user namespace support', '2.9', 'Enable user namespace support (Scored)', ['']],
  ['2.14 - Ensure live restore is Enabled', '2.15', 'Ensure live restore is enabled (Scored)', ['']],
  ['4.1  - Ensure a user for', '4.1', 'Ensure that a user for the container', ['plain-api', 'hotfixed']],
  ['5.1  - Ensure AppArmor Profile is', '5.2', 'Ensure that, if applicable, an AppArmor', ['paused-web']],
  ['5.4  - Ensure privileged', '5.5', 'Ensure that privileged containers are not', ['batch-privileged']],
  ['5.6  - Ensure ssh is not run', '5.7', 'Ensure sshd is not run', ['dbg-tool', 'legacy-erp']],
  ['5.13 -  Ensure incoming container traffic is binded', '5.14', 'Ensure that incoming', ['plain-api']],
  ['5.31 - Ensure the Docker socket', '5.32', 'Ensure that the Docker socket', ['ci-watch', 'ci-runner']],
]

let database: TestDatabase
let scope: Scope
let owner: string
let first: FindingDto[]
beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  scope = (await testTenant('harbour')).scope('owner')
  const wei = { email: 'wei@harbour.test', name: 'Wei', role: 'operator', validUntil: null } as const
  const password = async () => ({ password: '', hash: '' })
  owner = (await addMember(scope, wei, password, new Date())).id
  await handIn(scope, OLD, 'edge-01', { observedAt: day(1) })
  first = await all()
  const ids = first.map(({ id }) => id)
  const words = { status: 'in_progress', owner, due_on: '2027-03-01', comment: 'Next window.' } as const
  await continueBulk(scope, await startBulk(scope, { ids }, words))
})
afterAll(async () => {
  await closeConnections()
  await database.drop()
})

const day = (n: number) => new Date(Date.UTC(2026, 8, n, 2))
const all = async () => (await listFindings(scope, findingsQuery.parse({ limit: 500 }))).items
const log = (file: string) =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ESC begins a colour code
  readFileSync(join('demo', 'reports', 'docker-bench', file), 'utf8').replace(/\u001b\[[0-9;]*m/g, '')

describe('a check that docker-bench renames and renumbers', () => {
  it('keeps its findings: owner, due day, words, and when it was first seen', async () => {
    await handIn(scope, BETWEEN, 'edge-01', { observedAt: day(8) })
    await handIn(scope, NEW, 'edge-01', { observedAt: day(15) })
    for (const [before, id, after, subjects] of RENAMED) {
      expect(log(OLD)).toContain(`[WARN] ${before}`)
      expect(log(NEW)).toContain(`[WARN] ${id} - ${after}`)
      for (const subject of subjects) {
        const of = (finding: FindingDto) => finding.check.printed_id === id && finding.subject === subject
        const was = first.filter(of)
        expect((await all()).filter(of).map((finding) => finding.id)).toEqual(was.map((one) => one.id))
        const now = await findingDetail(scope, was[0]?.id ?? '')
        expect(now).toMatchObject({
          status: 'in_progress',
          owner: { id: owner },
          due_on: '2027-03-01',
          first_seen: day(1).toISOString(),
          last_seen: day(15).toISOString(),
          reopened: 0,
        })
        expect(now.events.map(({ kind }) => kind).sort()).toEqual([
          'comment',
          'due',
          'opened',
          'owner',
          'status',
        ])
      }
    }
  })

  it('opens nothing anew but what the old edition did not test, or did not see fail', async () => {
    const known = new Set(first.map(({ id }) => id))
    const anew = (await all()).filter(({ id }) => !known.has(id))
    const failed = new Set(first.map(({ check }) => check.printed_id))
    const ids = anew.map(({ check }) => check.printed_id)
    // Paths of containerd and runc, which 1.3.3 does not watch; and what it passes on this host, or only notes.
    const untested = ['1.1.4', '1.1.8', '1.1.12', '1.1.14', '1.1.15', '1.1.16', '1.1.17', '1.1.18']
    const passed = ['2.14', '5.6', '5.9', '5.22', '5.29']
    expect(new Set(ids.filter((id) => !failed.has(id)))).toEqual(new Set([...untested, ...passed]))
    // Users named by `0` or `root`, which 1.3.3 takes for users, and an image it does not look into.
    const again = anew.filter(({ check }) => failed.has(check.printed_id))
    expect(again.map(({ check, subject }) => `${check.printed_id} ${subject}`).sort()).toEqual([
      '4.1 adm-tool',
      '4.1 cfg-writer',
      '4.1 ci-runner',
      '4.6 4e7126462f83',
    ])
  })
})
