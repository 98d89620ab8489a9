import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Scope } from '@/lib/access/keys'
import { createAssessment } from '@/lib/assessments/create-assessment'
import { closeConnections } from '@/lib/store/client'
import { findingsQuery } from '@/lib/views/finding.schema'
import { listFindings } from '@/lib/views/findings'
import { overview } from '@/lib/views/overview'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { handIn } from '@/tools/testing/hand-in'
import { type TestTenant, testTenant, useDatabase } from '@/tools/testing/tenant'
import { changeFinding } from './change-finding'
import { decideException } from './decide-exception'
import { requestException } from './request-exception'

let database: TestDatabase
let harbour: TestTenant
let operator: Scope
const ago = (days: number) => new Date(Date.now() - days * 86_400_000)
beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  harbour = await testTenant('harbour')
  operator = harbour.scope('operator')
  const scope = { labels: { env: 'prod' } }
  await createAssessment(harbour.scope('owner'), { name: 'CIS', framework: 'cis-docker', level: 'L2', scope })
  await handIn(operator, 'lab-default.json', 'edge-01', { observedAt: ago(3), labels: { env: 'prod' } })
  await handIn(operator, 'lab-default-v1.3.3.log', 'lab-01', { observedAt: ago(1) })
})
afterAll(async () => {
  await closeConnections()
  await database.drop()
})

/** The rows behind each number of what to fix first, which the page links to. */
async function numbersAndRows(times: { as_of?: string } = {}) {
  const { fix_first } = await overview(operator, times)
  const rows = await Promise.all(
    fix_first.map(({ safeguard }) => {
      const query = findingsQuery.parse({ limit: 500, status: 'active', safeguard, ...times })
      return listFindings(operator, query)
    }),
  )
  return {
    numbers: fix_first.map((one) => [one.safeguard, one.open_findings]),
    rows: fix_first.map((one, index) => [one.safeguard, rows[index]?.items.length]),
    first: rows[0]?.items ?? [],
  }
}

it('every number of what to fix first is that of the rows it leads to, whatever people said of them', async () => {
  const before = await numbersAndRows()
  expect(before.numbers).toHaveLength(10)
  expect(before.numbers).toEqual(before.rows)
  const [working, accepted] = before.first
  if (!working || !accepted) throw new Error('too few findings')
  await changeFinding(operator, working.id, { version: working.version, status: 'in_progress' })
  const until = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)
  const asked = { kind: 'risk', reason: 'Behind a wall.', until, scope: { ids: [accepted.id] } } as const
  const exception = await requestException(operator, asked)
  await decideException(harbour.scope('manager'), exception, { decision: 'approve' })
  const after = await numbersAndRows()
  expect(after.numbers).toEqual(after.rows)
  expect(after.numbers[0]?.[1]).toBe(before.first.length - 1)
  const then = await numbersAndRows({ as_of: ago(2).toISOString() })
  expect(then.numbers).toEqual(then.rows)
  expect(then.numbers.length).toBeGreaterThan(0)
})
