import { readFileSync } from 'node:fs'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Scope } from '@/lib/access/keys'
import { changeAsset } from '@/lib/assets/change-asset'
import { parsePublicId } from '@/lib/core/public-id'
import { declareFunctions } from '@/lib/functions/declare-functions'
import { submitReport } from '@/lib/ingest/submit-report'
import { closeConnections } from '@/lib/store/client'
import { exceptionDetail } from '@/lib/views/exceptions'
import { findingsQuery } from '@/lib/views/finding.schema'
import { listFindings } from '@/lib/views/findings'
import { functionSheet } from '@/lib/views/function-sheet'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { handIn } from '@/tools/testing/hand-in'
import { testTenant, useDatabase } from '@/tools/testing/tenant'
import { decideException } from './decide-exception'
import { MOST_RULES, requestException } from './request-exception'

let database: TestDatabase
let db: pg.Client
let scope: Scope
let manager: Scope

beforeAll(async () => {
  database = await testDatabase()
  db = new pg.Client({ connectionString: database.ownerUrl })
  await db.connect()
  useDatabase(database)
  const harbour = await testTenant('harbour')
  scope = harbour.scope('owner')
  manager = harbour.scope('manager')
  await handIn(scope, 'lab-default.json', 'edge-01')
})
afterAll(async () => {
  await db.end()
  await closeConnections()
  await database.drop()
})

/** Work that waits for the head of the log, while whoever holds that waits for a row the work has locked. */
async function inRing<T>(table: 'asset' | 'finding', id: string, work: () => Promise<T>): Promise<T> {
  await db.query('BEGIN')
  await db.query('SELECT 1 FROM log_head WHERE tenant_id = $1 FOR UPDATE', [scope.tenantId])
  const done = Promise.allSettled([work()])
  const waiting = `SELECT 1 FROM pg_locks l JOIN pg_stat_activity a USING (pid) WHERE NOT l.granted AND a.datname = current_database()`
  let tries = 0
  while ((await db.query(waiting)).rowCount === 0 && tries++ < 500)
    await new Promise((resolve) => setTimeout(resolve, 10))
  try {
    await db.query(`SELECT 1 FROM ${table} WHERE tenant_id = $1 AND id = $2 FOR UPDATE`, [scope.tenantId, id])
  } finally {
    await db.query('COMMIT')
    await done
  }
  const [outcome] = await done
  if (outcome.status === 'rejected') throw outcome.reason
  return outcome.value
}
let taken = 0
/** One that no test has had yet. */
const someFinding = async () => {
  const one = (await listFindings(scope, findingsQuery.parse({ status: 'open' }))).items[taken++]
  if (!one) throw new Error('no finding')
  return one
}

// Whoever waited for a second when the ring closed is ended. On a machine that does much else at once that may be the test's own
// connection, and then nothing was shown.
describe('what the database ends since it waits in a ring', { retry: 3 }, () => {
  it('is done again: a request for an exception', async () => {
    const { id } = await someFinding()
    const asked = { kind: 'false_positive', reason: 'It is not so.', scope: { ids: [id] } } as const
    const exception = await inRing('finding', parsePublicId('finding', id) ?? '', () =>
      requestException(scope, asked),
    )
    expect((await exceptionDetail(scope, exception)).covers).toBe(1)
  })

  it('is done again: a change of an asset', async () => {
    const { asset } = await someFinding()
    const uuid = parsePublicId('asset', asset.id) ?? ''
    await inRing('asset', uuid, () => changeAsset(scope, asset.id, { labels: { env: 'prod' } }, new Date()))
    const labelled = findingsQuery.parse({ label: 'env:prod' })
    expect((await listFindings(scope, labelled)).items).not.toEqual([])
  })

  it('is done again: a declaration of functions', async () => {
    const snapshot = readFileSync('lib/formats/engine-snapshot/goldens/default-20.10.json')
    const said = { kind: null, tool: null, observedAt: new Date(), fullCoverage: false, labels: {} }
    await submitReport(scope, { body: new Uint8Array(snapshot), asset: 'edge-02', ...said })
    const [row] = (await functionSheet(scope, { limit: 500 })).items
    if (!row) throw new Error('no component')
    const components = [{ asset: row.asset.id, component: row.component }]
    const declared = { function: 'web', level: 'high', way: 'only_one' } as const
    const uuid = parsePublicId('asset', row.asset.id) ?? ''
    const id = await inRing('asset', uuid, () =>
      declareFunctions(scope, { components, declared, reason: 'It serves pages.' }),
    )
    expect(id).toMatch(/^dcl_/)
  })
})

describe('rules', () => {
  it(`are ${MOST_RULES} at most that are proposed or in force; one that ends makes room`, async () => {
    const { check } = await someFinding()
    const asked = {
      kind: 'false_positive',
      reason: 'Not so.',
      scope: { rule: { check: check.name } },
    } as const
    const first = await requestException(scope, asked)
    const columns = `kind, check_keys, advisory, labels, lineage, reason, salt, requester_ref, requested_at, expires_at, log_index, log_epoch`
    await db.query(
      `INSERT INTO exception (tenant_id, id, ${columns}) SELECT tenant_id, gen_random_uuid(), ${columns}
        FROM exception, generate_series(2, $1::int) WHERE id = $2`,
      [MOST_RULES, parsePublicId('exception', first)],
    )
    await expect(requestException(scope, asked)).rejects.toMatchObject({
      kind: 'conflict',
      code: 'too_many_rules',
    })
    const { id } = await someFinding()
    await expect(requestException(scope, { ...asked, scope: { ids: [id] } })).resolves.toMatch(/^exc_/)
    await decideException(manager, first, { decision: 'refuse' })
    await expect(requestException(scope, asked)).resolves.toMatch(/^exc_/)
  })
})
