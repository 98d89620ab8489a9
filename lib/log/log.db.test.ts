import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Scope } from '@/lib/access/keys'
import { decodeLeaf } from '@/lib/proof/decode-leaf'
import { fromHex } from '@/lib/proof/hex'
import { verifyConsistency } from '@/lib/proof/verify-consistency'
import { verifyPackage } from '@/lib/proof/verify-package'
import { verifyReceipt } from '@/lib/proof/verify-receipt'
import { ensureActor } from '@/lib/store/actors/ensure-actor'
import { closeConnections, prisma } from '@/lib/store/client'
import { inTenant } from '@/lib/store/in-tenant'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { type TestTenant, testTenant, useDatabase } from '@/tools/testing/tenant'
import { appendLeaf } from './append-leaf'
import { checkpointView, consistencyView, entriesView, inclusionView, keysView } from './log-views'
import { nodeSha256, nodeVerify } from './node-crypto'
import { receiptOf } from './receipt-of'

let database: TestDatabase
let harbour: TestTenant
let scope: Scope
/** Hashes of the head of nine leaves. */
let nine: string[]

beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  harbour = await testTenant('harbour')
  scope = harbour.scope('owner')
})
afterAll(async () => {
  await closeConnections()
  await database.drop()
  rmSync(process.env.PLIMSOLL_DATA ?? '', { recursive: true, force: true })
})

async function append(n: number) {
  return inTenant(scope, async (tx) =>
    appendLeaf(tx, 'evidence', {
      type: 'submission',
      at: new Date(Date.UTC(2026, 0, 1, 0, 0, n)).toISOString(),
      actor_ref: await ensureActor(tx),
      subject: { id: `sub_${n}`, sha256: 'ab'.repeat(32) },
    }),
  )
}

describe('the evidence log', () => {
  it('gives every leaf a receipt that verifies offline, and a stranger can recompute the whole log', async () => {
    for (let n = 0; n < 13; n++) {
      if (n === 9) nine = await frontier()
      await append(n)
    }
    const { keys } = await keysView(scope)
    const vkey = keys.find((key) => key.log === 'evidence')?.vkey ?? ''
    const { items } = await entriesView(scope, 'evidence', { start: 0 })
    expect(items).toHaveLength(13)
    for (const item of items) {
      const receipt = await receiptOf(scope, 'evidence', 0, item.index)
      const leafBytes = new Uint8Array(Buffer.from(item.data, 'base64'))
      expect(
        verifyReceipt({ leafBytes, receipt, vkey, sha256: nodeSha256, verify: nodeVerify }),
      ).toMatchObject({ ok: true })
    }
    const { note } = await checkpointView(scope, 'evidence', {})
    expect(verifyPackage({ entries: items, checkpoint: note, vkey }, nodeSha256, nodeVerify)).toMatchObject({
      ok: true,
    })
  })

  it('proves that an earlier tree is the beginning of a later one', async () => {
    const from = await checkpointView(scope, 'evidence', { size: 5 })
    const to = await checkpointView(scope, 'evidence', { size: 13 })
    const { hashes } = await consistencyView(scope, 'evidence', { from: 5, to: 13 })
    const proof = hashes.map(fromHex)
    const side = (c: typeof from) => ({ size: c.size, root: fromHex(c.root) })
    expect(verifyConsistency({ sha256: nodeSha256, from: side(from), to: side(to), proof })).toMatchObject({
      ok: true,
    })
    expect((await inclusionView(scope, 'evidence', { leaf_index: 3 })).size).toBe(13)
  })

  it('goes on in a new epoch after an older database was restored, and says so in its first leaf', async () => {
    await receiptOf(scope, 'evidence', 0, 12)
    // What a restore of an older backup does: leaves and head go back, what was signed stays known outside.
    await forget(
      `DELETE FROM log_leaf WHERE idx >= 9`,
      `DELETE FROM log_node WHERE (idx + 1) << level > 9`,
      `DELETE FROM log_checkpoint WHERE size > 9`,
    )
    await forget(
      `UPDATE log_head SET size = 9, frontier = ARRAY[${nine.map((hash) => `'\\x${hash}'::bytea`).join(',')}] WHERE log = 'evidence'`,
    )
    const logged = await append(99)
    expect([logged.epoch, logged.index]).toEqual([1, 1])
    const [first] = (await entriesView(scope, 'evidence', { start: 0, epoch: 1 })).items
    const leaf = decodeLeaf(new Uint8Array(Buffer.from(first?.data ?? '', 'base64')))
    expect(leaf).toMatchObject({ type: 'epoch', parent: expect.stringContaining('/0\n13\n') })
    const origins = (await keysView(scope)).keys
      .filter((key) => key.log === 'evidence')
      .map((key) => key.vkey)
    expect(new Set(origins).size).toBe(2)
  })

  it('goes on in a new epoch, too, where the restored database has grown past what was signed here, as another machine lets it', async () => {
    const index = (await append(200)).index
    await receiptOf(scope, 'evidence', 1, index)
    const nodes = `UPDATE log_node SET hash = decode(repeat('00', 32), 'hex') WHERE log = 'evidence' AND epoch = 1`
    const leaves = `UPDATE log_leaf SET leaf_hash = decode(repeat('00', 32), 'hex') WHERE log = 'evidence' AND epoch = 1 AND idx = ${index}`
    // The same sizes with another history: as if the last leaves were of after the restore.
    await append(201)
    await forget(leaves, nodes)
    forgetChecks()
    expect((await append(202)).epoch).toBe(2)
  })

  it('shows another tenant nothing of it', async () => {
    const other = (await testTenant('pier')).scope('owner')
    expect((await entriesView(other, 'evidence', { start: 0 })).items).toEqual([])
    await expect(checkpointView(other, 'evidence', { size: 3 })).rejects.toThrow()
  })
})

/** As seconds later: that the log goes on is not looked up before every leaf. */
function forgetChecks(): void {
  delete (globalThis as { plimsollRootsChecked?: unknown }).plimsollRootsChecked
}

async function frontier(): Promise<string[]> {
  const rows = await asOwner<{ hash: string }>(
    `SELECT encode(unnest(frontier), 'hex') AS hash FROM log_head WHERE log = 'evidence' AND size > 0`,
  )
  return rows.map(({ hash }) => hash)
}

async function forget(...statements: string[]): Promise<void> {
  for (const statement of statements) await asOwner(statement)
}

async function asOwner<T>(sql: string): Promise<T[]> {
  return prisma(database.ownerUrl).$queryRawUnsafe<T[]>(sql)
}
