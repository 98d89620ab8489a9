import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lookup, type Scope, systemScope } from '@/lib/access/keys'
import { type World, world } from '@/tools/testing/world'
import { prisma } from './client'
import { inTenant } from './in-tenant'
import { findTenant } from './tenants/find-tenant'

let w: World
let a: Scope
let b: Scope
beforeAll(async () => {
  w = await world()
  const scope = async (slug: string) => {
    const tenant = await findTenant(lookup('set-up'), slug)
    if (!tenant) throw new Error(`no ${slug}`)
    return systemScope(tenant, 'set-up')
  }
  a = await scope('harbour-bank')
  b = await scope('north-pier')
})
afterAll(() => w?.end())

const AGENT = { createdAt: new Date(), quietAfterHours: 1 }
const ID = '0198a000-0000-7000-8000-000000000001'

describe('without a tenant', () => {
  it('there is nothing to see, by Prisma or by SQL', async () => {
    expect(await prisma().membership.count()).toBe(0)
    expect(await prisma().tenant.findMany()).toEqual([])
    expect(await prisma().$queryRaw`SELECT count(*)::int AS n FROM audit_event`).toEqual([{ n: 0 }])
  })

  it('nothing can be written', async () => {
    const data = { ...AGENT, tenantId: a.tenantId, id: ID, name: 'evil' }
    await expect(prisma().agent.create({ data })).rejects.toThrow(/row-level security/)
  })

  it('nor is anything left of the one before on the same connection', async () => {
    for (let i = 0; i < 30; i++) await inTenant(a, (tx) => tx.db.agent.count())
    const counts = await Promise.all(Array.from({ length: 30 }, () => prisma().agent.count()))
    expect(new Set(counts)).toEqual(new Set([0]))
  })
})

describe('in a tenant', () => {
  it('one sees its own rows and only those', async () => {
    expect(await inTenant(a, (tx) => tx.db.membership.count())).toBe(8)
    expect(await inTenant(a, (tx) => tx.db.tenant.findMany({ select: { slug: true } }))).toEqual([
      { slug: 'harbour-bank' },
    ])
    expect(await inTenant(a, (tx) => tx.db.membership.count({ where: { tenantId: b.tenantId } }))).toBe(0)
    const names = await inTenant(
      a,
      (tx) => tx.db.$queryRaw<{ email: string }[]>`SELECT email FROM app.member_names()`,
    )
    expect(names.every(({ email }) => email.endsWith('@harbour-bank.example'))).toBe(true)
    expect(names).toHaveLength(8)
  })

  it('nothing can be written into another, one by one or many at once', async () => {
    const data = { ...AGENT, tenantId: b.tenantId, id: ID, name: 'evil' }
    await expect(inTenant(a, (tx) => tx.db.agent.create({ data }))).rejects.toThrow(/row-level security/)
    await expect(inTenant(a, (tx) => tx.db.agent.createMany({ data: [data] }))).rejects.toThrow(
      /row-level security/,
    )
  })

  it('nothing of another can be changed, moved there or deleted', async () => {
    const where = { tenantId: b.tenantId }
    expect(await inTenant(a, (tx) => tx.db.agent.updateMany({ where, data: { name: 'x' } }))).toEqual({
      count: 0,
    })
    expect(await inTenant(a, (tx) => tx.db.membership.deleteMany({ where }))).toEqual({ count: 0 })
    const move = inTenant(a, (tx) => tx.db.agent.updateMany({ where: { name: 'demo-agent' }, data: where }))
    await expect(move).rejects.toThrow(/row-level security/)
  })

  it('a row of another is not found by its very key', async () => {
    const [token] = await inTenant(b, (tx) => tx.db.apiToken.findMany({ take: 1 }))
    if (!token) throw new Error('no token')
    const where = { tenantId_id: { tenantId: b.tenantId, id: token.id } }
    expect(await inTenant(a, (tx) => tx.db.apiToken.findUnique({ where }))).toBeNull()
  })

  it('a foreign key reaches no row of another', async () => {
    const [agent] = await inTenant(b, (tx) => tx.db.agent.findMany({ take: 1 }))
    if (!agent) throw new Error('no agent')
    const data = {
      tenantId: a.tenantId,
      id: ID,
      kind: 'agent',
      name: 'x',
      prefix: 'x',
      createdAt: new Date(),
      agentId: agent.id,
    }
    await expect(inTenant(a, (tx) => tx.db.apiToken.create({ data }))).rejects.toThrow(/[Ff]oreign key/)
  })

  it('definer functions that write do so for this tenant only', async () => {
    const [token] = await inTenant(b, (tx) => tx.db.apiToken.findMany({ take: 1 }))
    const hash = new Uint8Array(32)
    const register = inTenant(
      a,
      (tx) => tx.db.$queryRaw`SELECT 1 AS x FROM app.register_token(${hash}, ${token?.id}::uuid)`,
    )
    await expect(register).rejects.toThrow(/not of this tenant/)
  })

  it('the tables of no tenant are out of reach', async () => {
    for (const table of [
      'app_user',
      'session',
      'token_directory',
      'membership_directory',
      'identity',
      'sign_in_throttle',
    ]) {
      const sql = `SELECT 1 FROM ${table}`
      const query = Object.assign([sql], { raw: [sql] })
      await expect(inTenant(a, (tx) => tx.db.$queryRaw(query))).rejects.toThrow(/permission denied/)
    }
  })

  it('row-level security can be neither disabled nor walked around', async () => {
    await expect(
      inTenant(a, (tx) => tx.db.$executeRaw`ALTER TABLE agent DISABLE ROW LEVEL SECURITY`),
    ).rejects.toThrow(/owner/)
    const off = inTenant(a, async (tx) => {
      await tx.db.$executeRaw`SET LOCAL row_security = off`
      return tx.db.agent.count()
    })
    await expect(off).rejects.toThrow(/row-level security/)
    await expect(inTenant(a, (tx) => tx.db.$executeRaw`SET ROLE plimsoll_owner`)).rejects.toThrow(
      /permission denied/,
    )
    await expect(
      prisma().$queryRaw`SELECT 1 AS x FROM app.platform_set_admin(${ID}::uuid, true)`,
    ).rejects.toThrow(/permission denied/)
  })

  it('an inner unit of work is of its own tenant, and the outer one stays in its', async () => {
    const slug = { select: { slug: true } } as const
    const result = await inTenant(a, async (outer) => {
      const inner = await inTenant(b, (tx) => tx.db.tenant.findFirst(slug))
      return [inner?.slug, (await outer.db.tenant.findFirst(slug))?.slug]
    })
    expect(result).toEqual(['north-pier', 'harbour-bank'])
  })

  it('everything is undone when the work throws', async () => {
    const work = inTenant(a, async (tx) => {
      await tx.db.agent.create({ data: { ...AGENT, tenantId: a.tenantId, id: ID, name: 'half' } })
      throw new Error('stop')
    })
    await expect(work).rejects.toThrow('stop')
    expect(await inTenant(a, (tx) => tx.db.agent.count({ where: { name: 'half' } }))).toBe(0)
  })

  it('400 interleaved units of work on ten connections each see their own', async () => {
    const seen = await Promise.all(
      Array.from({ length: 400 }, (_, i) =>
        inTenant(i % 2 ? a : b, (tx) => tx.db.tenant.findMany({ select: { slug: true } })),
      ),
    )
    expect(
      seen.every((rows, i) => rows.length === 1 && rows[0]?.slug === (i % 2 ? 'harbour-bank' : 'north-pier')),
    ).toBe(true)
  })
})
