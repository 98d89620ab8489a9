import { afterAll, beforeAll, expect, it } from 'vitest'
import { systemScope } from '@/lib/access/keys'
import { batchEveryTenant } from '@/lib/audit/batch-every-tenant'
import { decodeLeaf } from '@/lib/proof/decode-leaf'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { closeConnections, prisma } from '@/lib/store/client'
import { inTenant } from '@/lib/store/in-tenant'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { testTenant, useDatabase } from '@/tools/testing/tenant'
import { batchAudit } from './batch-audit'
import { entriesView } from './log-views'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
})
afterAll(async () => {
  await closeConnections()
  await database.drop()
})

it('commits every audit event to exactly one leaf of the audit log, also when two batches run at once', async () => {
  const tenant = await testTenant('harbour')
  const scope = tenant.scope('owner')
  for (let n = 0; n < 12; n++) {
    await inTenant(scope, (tx) =>
      writeAuditEvent(tx, {
        action: 'test.done',
        target: { kind: 'test', id: String(n) },
        after: { n },
        at: new Date(),
      }),
    )
  }
  const job = systemScope(tenant.tenant, 'batch-audit')
  const counts = await Promise.all([batchAudit(job), batchAudit(job)])
  expect(counts.reduce((a, b) => a + b, 0)).toBe(12)
  expect(await batchEveryTenant()).toBe(0)
  const { items } = await entriesView(scope, 'audit', { start: 0 })
  const leaves = items.map((item) => decodeLeaf(new Uint8Array(Buffer.from(item.data, 'base64'))))
  expect(leaves.every((leaf) => leaf.type === 'audit_batch' && leaf.subject.sha256)).toBe(true)
  const left = await prisma(database.ownerUrl).$queryRaw<
    { n: bigint }[]
  >`SELECT count(*) AS n FROM audit_event WHERE log_index IS NULL`
  expect(Number(left[0]?.n)).toBe(0)
})
