import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import { Webhook } from 'standardwebhooks'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { parsePublicId } from '@/lib/core/public-id'
import type { WebhookKind, WebhookMessage } from '@/lib/core/webhook'
import { closeConnections } from '@/lib/store/client'
import { inTenant } from '@/lib/store/in-tenant'
import { readDeliveries } from '@/lib/views/read-deliveries'
import { readWebhook } from '@/lib/views/read-webhook'
import { readWebhooks } from '@/lib/views/read-webhooks'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { type TestTenant, testTenant, useDatabase } from '@/tools/testing/tenant'
import { addWebhook } from './add-webhook'
import { changeWebhook } from './change-webhook'
import { deliver } from './deliver'
import { queueMessage } from './queue-message'
import { removeWebhook } from './remove-webhook'
import { rotateSecret } from './rotate-secret'
import { RETRY_AFTER } from './settle'
import { testWebhook } from './test-webhook'

/** A receiver on this machine. It stands in for services that are not ours, and answers by their published rules. */
class Receiver {
  readonly got: { path: string; headers: IncomingHttpHeaders; body: string }[] = []
  status = 200
  answer: unknown = { errcode: 0, code: 0 }
  private server: Server | undefined

  async open(): Promise<string> {
    this.server = createServer((request, response) => {
      const parts: Buffer[] = []
      request.on('data', (part) => parts.push(part))
      request.on('end', () => {
        this.got.push({
          path: request.url ?? '',
          headers: request.headers,
          body: Buffer.concat(parts).toString(),
        })
        response
          .writeHead(this.status, { location: 'http://169.254.169.254/' })
          .end(JSON.stringify(this.answer))
      })
    })
    await new Promise<void>((ready) => this.server?.listen(0, '127.0.0.1', ready))
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }
  close(): void {
    this.server?.closeAllConnections()
    this.server?.close()
  }
}

let database: TestDatabase
let owner: pg.Client
let tenant: TestTenant
let other: TestTenant
let receiver: Receiver
let origin: string
let n = 0
const at = (seconds: number) => new Date(Date.now() + seconds * 1000)
const scope = () => tenant.scope('owner')

beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  process.env.PLIMSOLL_OUTGOING_ALLOW = '127.0.0.1'
  tenant = await testTenant('harbour')
  other = await testTenant('pier')
  owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
})
afterAll(async () => {
  delete process.env.PLIMSOLL_OUTGOING_ALLOW
  await owner?.end()
  await closeConnections()
  await database.drop()
})
beforeEach(async () => {
  receiver = new Receiver()
  origin = await receiver.open()
})
afterEach(() => receiver.close())

const make = (kind: WebhookKind, more: object = {}) =>
  addWebhook(
    scope(),
    { name: `hook ${n++}`, kind, url: `${origin}/in?key=SECRETKEY`, events: ['gap.new'], ...more },
    new Date(),
  )
const message: WebhookMessage = {
  event: 'report.rejected',
  total: 1,
  items: [
    {
      submission: 'sub_1',
      code: 'not_json',
      sender: 'rack-7',
      received_at: new Date().toISOString(),
      path: '/submissions/sub_1',
    },
  ],
  path: '/submissions?state=rejected',
}
/** Queues a message, and gives its delivery's id with the job that waits for it. */
async function queued(id: string): Promise<string> {
  await inTenant(scope(), (tx) => queueMessage(tx, [parsePublicId('webhook', id) ?? ''], message, new Date()))
  const [first] = (await readDeliveries(scope(), id)).items
  return parsePublicId('delivery', first?.id ?? '') ?? ''
}
const run = (delivery: string, now = new Date()) => deliver({ tenant: tenant.tenant, delivery }, now)
const waits = async (delivery: string) =>
  (
    await owner.query(
      `SELECT round(extract(epoch FROM start_after - created_on))::int AS seconds FROM pgboss.job
       WHERE name = 'deliver-webhook' AND data ->> 'delivery' = $1 ORDER BY created_on`,
      [delivery],
    )
  ).rows.map((row) => row.seconds)

describe('a message', () => {
  it('arrives, signed so that the library of Standard Webhooks takes it', async () => {
    const { id, secret } = await make('standard')
    await run(await queued(id))
    const [got] = receiver.got
    expect(
      new Webhook(secret ?? '').verify(got?.body ?? '', got?.headers as Record<string, string>),
    ).toMatchObject({
      type: 'report.rejected',
      data: { items: [{ code: 'not_json', url: 'http://plimsoll.test/t/harbour/submissions/sub_1' }] },
    })
    expect((await readDeliveries(scope(), id)).items).toMatchObject([
      { event: 'report.rejected', total: 1, state: 'delivered', attempts: 1, status: 200, error: null },
    ])
  })

  it.each(['dingtalk', 'feishu', 'wecom'] as const)(
    'arrives at %s, whose no in a 200 is a failure',
    async (kind) => {
      const { id, secret } = await make(kind)
      expect(secret).toBeNull()
      await run(await queued(id))
      receiver.answer = { errcode: 310000, code: 19021, errmsg: 'sign not match' }
      await run(await queued(id))
      const { items } = await readDeliveries(scope(), id)
      expect(items.map((one) => one.state)).toEqual(['queued', 'delivered'])
      expect(items[0]?.error).toMatch(/310000 sign not match|19021 sign not match/)
    },
  )

  it('is sent once, though its job comes twice', async () => {
    const { id } = await make('standard')
    const delivery = await queued(id)
    await run(delivery)
    await run(delivery)
    expect(receiver.got).toHaveLength(1)
  })

  it('is of the tenant whose transaction queued it, and runs in no other', async () => {
    const { id } = await make('standard')
    const delivery = await queued(id)
    await deliver({ tenant: other.tenant, delivery })
    expect(receiver.got).toHaveLength(0)
    expect(await waits(delivery)).toEqual([0])
  })

  it('does not follow a redirect', async () => {
    const { id } = await make('standard')
    receiver.status = 307
    await run(await queued(id))
    expect((await readDeliveries(scope(), id)).items).toMatchObject([
      { status: 307, error: expect.stringContaining('redirect') },
    ])
  })
})

describe('a failure', () => {
  it('is tried again, later and later, and given up in the end', async () => {
    const { id } = await make('standard')
    receiver.status = 500
    const delivery = await queued(id)
    for (const _ of [...RETRY_AFTER, 0]) await run(delivery)
    expect(await waits(delivery)).toEqual([0, ...RETRY_AFTER])
    expect((await readDeliveries(scope(), id)).items).toMatchObject([
      { state: 'failed', attempts: RETRY_AFTER.length + 1, status: 500, error: 'The receiver answered 500.' },
    ])
    await run(delivery)
    expect(receiver.got).toHaveLength(RETRY_AFTER.length + 1)
    const ids = new Set(receiver.got.map(({ headers }) => headers['webhook-id']))
    expect(ids.size).toBe(1)
  })

  it('of days turns the webhook off with a notice; a success before that forgets it', async () => {
    const { id } = await make('standard')
    receiver.status = 503
    await run(await queued(id))
    expect((await readWebhook(scope(), id)).failing_since).not.toBeNull()
    receiver.status = 200
    await run(await queued(id), at(2 * 86_400))
    expect(await readWebhook(scope(), id)).toMatchObject({ failing_since: null, disabled_at: null })
    receiver.status = 503
    await run(await queued(id))
    const delivery = await queued(id)
    await run(delivery, at(3 * 86_400 - 60))
    expect((await readWebhook(scope(), id)).disabled_at).toBeNull()
    await run(delivery, at(3 * 86_400 + 60))
    expect(await readWebhook(scope(), id)).toMatchObject({
      disabled_why: 'failing',
      disabled_at: expect.any(String),
    })
    const { rows } = await owner.query(
      `SELECT a.kind, e.after FROM audit_event e JOIN actor a ON a.id = e.actor_ref WHERE action = 'webhook.disabled' AND target_id = $1`,
      [id],
    )
    expect(rows).toMatchObject([{ kind: 'system', after: { why: 'failing' } }])
    const sent = receiver.got.length
    await run(await queued(id))
    expect(receiver.got).toHaveLength(sent)
    await changeWebhook(scope(), id, { enabled: true }, new Date())
    expect(await readWebhook(scope(), id)).toMatchObject({ disabled_at: null, failing_since: null })
  })

  it('of a tenant that was suspended meanwhile is not made', async () => {
    const { id } = await make('standard')
    const delivery = await queued(id)
    const suspend = (at: string) =>
      owner.query(`UPDATE tenant SET suspended_at = ${at} WHERE id = $1`, [tenant.tenant.id])
    await suspend('now()')
    await run(delivery)
    await suspend('NULL')
    expect(receiver.got).toHaveLength(0)
    expect((await readDeliveries(scope(), id)).items).toMatchObject([
      { state: 'failed', error: 'The tenant was suspended meanwhile.' },
    ])
  })

  it('410 of a standard receiver turns it off at once', async () => {
    const { id } = await make('standard')
    receiver.status = 410
    const delivery = await queued(id)
    await run(delivery)
    expect(await readWebhook(scope(), id)).toMatchObject({ disabled_why: 'gone' })
    expect(await waits(delivery)).toEqual([0])
  })

  it('of another PLIMSOLL_SECRET is said, and sends nothing', async () => {
    const { id } = await make('standard')
    const delivery = await queued(id)
    process.env.PLIMSOLL_SECRET = 'another secret of at least 32 bytes'
    await run(delivery).finally(() => {
      process.env.PLIMSOLL_SECRET = database.secret
    })
    expect(receiver.got).toHaveLength(0)
    expect((await readDeliveries(scope(), id)).items[0]?.error).toContain('PLIMSOLL_SECRET')
  })
})

describe('a test message', () => {
  it('is sent at once, says how it went, and is in the history', async () => {
    const { id } = await make('wecom')
    expect(await testWebhook(scope(), id)).toEqual({ status: 200, error: null })
    receiver.answer = { errcode: 93000, errmsg: 'invalid webhook url' }
    await expect(testWebhook(scope(), id)).rejects.toMatchObject({ code: 'test_just_sent', throttled: true })
    const several = await Promise.allSettled([1, 2, 3].map(() => testWebhook(scope(), id, at(4))))
    expect(several.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await testWebhook(scope(), id, at(9))).toMatchObject({
      status: 200,
      error: expect.stringContaining('93000'),
    })
    expect((await readDeliveries(scope(), id)).items.map(({ event, state }) => [event, state])).toEqual([
      ['test', 'failed'],
      ['test', 'failed'],
      ['test', 'delivered'],
    ])
  })
})

describe('a secret', () => {
  it('is sealed in the database, shown once, and never answered again', async () => {
    const { id, secret } = await make('standard')
    const { rows } = await owner.query('SELECT * FROM webhook WHERE tenant_id = $1', [tenant.tenant.id])
    const bytes = rows.map((row) =>
      Object.values(row).map((value) => (Buffer.isBuffer(value) ? value.toString('latin1') : String(value))),
    )
    const kept = JSON.stringify(bytes)
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
    expect(kept).not.toContain(secret?.slice(6))
    expect(kept).not.toContain('SECRETKEY')
    const said = JSON.stringify([await readWebhooks(scope()), await readDeliveries(scope(), id)])
    expect(said).not.toMatch(/SECRETKEY|whsec_/)
    const audit = await owner.query('SELECT before, after FROM audit_event WHERE target_kind = $1', [
      'webhook',
    ])
    expect(JSON.stringify(audit.rows)).not.toMatch(/SECRETKEY|whsec_/)
  })

  it('does not open in another row', async () => {
    const [a, b] = [await make('standard'), await make('standard')]
    const uuid = (id: string) => parsePublicId('webhook', id)
    await owner.query(
      'UPDATE webhook SET address_sealed = (SELECT address_sealed FROM webhook WHERE id = $1) WHERE id = $2',
      [uuid(a.id), uuid(b.id)],
    )
    await run(await queued(b.id))
    expect(receiver.got).toHaveLength(0)
  })

  it('that was rotated signs beside the new one for a day, then no more', async () => {
    const { id, secret: old } = await make('standard')
    const fresh = await rotateSecret(scope(), id, new Date())
    expect((await readWebhook(scope(), id)).old_secret_until).not.toBeNull()
    const takes = (secret: string | null) => {
      const got = receiver.got.at(-1)
      const names = (got?.headers['webhook-signature'] ?? '') as string
      try {
        new Webhook(secret ?? '').verify(got?.body ?? '', got?.headers as Record<string, string>)
        return [true, names.split(' ').length]
      } catch {
        return [false, names.split(' ').length]
      }
    }
    await run(await queued(id))
    expect([takes(old), takes(fresh)]).toEqual([
      [true, 2],
      [true, 2],
    ])
    await owner.query(`UPDATE webhook SET previous_until = now() - interval '1 s' WHERE id = $1`, [
      parsePublicId('webhook', id),
    ])
    await run(await queued(id))
    expect([takes(old), takes(fresh)]).toEqual([
      [false, 1],
      [true, 1],
    ])
    await expect(rotateSecret(scope(), (await make('wecom')).id, new Date())).rejects.toMatchObject({
      code: 'not_rotated_here',
    })
  })

  it('is taken from outside by robots that sign only', async () => {
    await expect(make('standard', { secret: 'mine' })).rejects.toMatchObject({ at: '/secret' })
    const { id: signed } = await make('standard')
    await expect(changeWebhook(scope(), signed, { secret: null }, new Date())).rejects.toMatchObject({
      at: '/secret',
    })
    await expect(make('wecom', { secret: 'mine' })).rejects.toMatchObject({ at: '/secret' })
    const { id } = await make('feishu', { secret: ' fs ' })
    await run(await queued(id))
    expect(JSON.parse(receiver.got.at(-1)?.body ?? '')).toMatchObject({ sign: expect.any(String) })
    await changeWebhook(scope(), id, { secret: null }, new Date())
    await run(await queued(id))
    expect(JSON.parse(receiver.got.at(-1)?.body ?? '')).not.toHaveProperty('sign')
  })
})

it('keeps the newest hundred deliveries of a webhook, and shows fifty', async () => {
  const { id } = await make('standard')
  for (let i = 0; i < 103; i++) await queued(id)
  const { rows } = await owner.query(
    'SELECT count(*)::int AS n FROM webhook_delivery WHERE webhook_id = $1',
    [parsePublicId('webhook', id)],
  )
  expect(rows).toEqual([{ n: 100 }])
  expect((await readDeliveries(scope(), id)).items).toHaveLength(50)
})

it('is refused for a closed network that the operator does not list, at saving and at sending', async () => {
  const { id } = await make('standard')
  process.env.PLIMSOLL_OUTGOING_ALLOW = ''
  await expect(make('standard')).rejects.toMatchObject({ code: 'address_not_allowed' })
  await expect(make('standard', { url: 'https://169.254.169.254/' })).rejects.toMatchObject({
    code: 'address_not_allowed',
  })
  await run(await queued(id)).finally(() => {
    process.env.PLIMSOLL_OUTGOING_ALLOW = '127.0.0.1'
  })
  expect(receiver.got).toHaveLength(0)
})

it('is gone with everything when it is removed, for its tenant alone', async () => {
  const { id } = await make('standard')
  await queued(id)
  await expect(removeWebhook(other.scope('owner'), id, new Date())).rejects.toMatchObject({
    code: 'not_found',
  })
  await removeWebhook(scope(), id, new Date())
  const { rows } = await owner.query('SELECT 1 FROM webhook_delivery WHERE webhook_id = $1', [
    parsePublicId('webhook', id),
  ])
  expect(rows).toEqual([])
  await expect(readWebhook(scope(), id)).rejects.toMatchObject({ code: 'not_found' })
})

it('has a name of its own', async () => {
  const { id } = await make('standard', { name: 'ops' })
  await expect(make('wecom', { name: 'ops ' })).rejects.toMatchObject({ code: 'name_taken' })
  const second = await make('wecom')
  await expect(changeWebhook(scope(), second.id, { name: 'ops' }, new Date())).rejects.toMatchObject({
    code: 'name_taken',
  })
  await changeWebhook(scope(), id, { name: 'ops' }, new Date())
})
