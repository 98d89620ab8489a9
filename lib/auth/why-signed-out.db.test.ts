import pg from 'pg'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { type World, world } from '@/tools/testing/world'
import { currentSession } from './current-session'
import { signOut } from './sign-out'

const asked = vi.hoisted(() => ({ cookie: null as string | null }))
vi.mock('next/headers', () => ({
  headers: async () => new Headers(asked.cookie === null ? {} : { cookie: asked.cookie }),
}))
const { whySignedOut } = await import('./why-signed-out')

const BANK = 'harbour-bank'
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

/** Somebody who holds the cookie of a session of theirs. */
async function holder() {
  const session = await w.signIn(`operator@${BANK}.example`)
  asked.cookie = session.cookie
  return session.sid
}
const use = (sid: string) =>
  currentSession({ sid, slug: BANK, platform: false, at: new Date() }).catch(() => null)
const ended = (why: string, provider = 'local') =>
  db.query(
    `UPDATE session SET ended_at = now(), ended_why = $1, provider = $2
     WHERE id = (SELECT id FROM session ORDER BY created_at DESC, id DESC LIMIT 1)`,
    [why, provider],
  )

it('says nothing to whoever has no cookie, one that is made up, or a session that goes on', async () => {
  asked.cookie = null
  expect(await whySignedOut(BANK)).toBeNull()
  asked.cookie = 'authjs.session-token=made.up.of.no.thing'
  expect(await whySignedOut(BANK)).toBeNull()
  await holder()
  expect(await whySignedOut(BANK)).toBeNull()
})

it('says that it was idle for too long, or open for too long', async () => {
  const idle = await holder()
  await use(idle)
  await db.query(`UPDATE session SET last_seen_at = now() - interval '61 min'`)
  expect(await use(idle)).toBeNull()
  expect(await whySignedOut(BANK)).toEqual({ why: 'idle', provider: null })
  const old = await holder()
  await use(old)
  await db.query(`UPDATE session SET created_at = now() - interval '13 h' WHERE ended_at IS NULL`)
  expect(await use(old)).toBeNull()
  expect(await whySignedOut(BANK)).toEqual({ why: 'expired', provider: null })
  await holder()
  await db.query(`UPDATE session SET expires_at = now() - interval '1 s' WHERE ended_at IS NULL`)
  expect(await whySignedOut(BANK)).toEqual({ why: 'expired', provider: null })
})

it('says what became of them at their provider, and which it was', async () => {
  const id = '0198a000-0000-7000-8000-00000000a5ce'
  for (const [why, said] of [
    ['provider', 'left_there'],
    ['provider-gone', 'provider_gone'],
    ['provider-removed', 'provider_removed'],
    ['provider-silent', 'provider_silent'],
    ['no-role', 'no_role'],
  ] as const) {
    await holder()
    await ended(why, `ldap:${id}`)
    expect(await whySignedOut(BANK)).toEqual({ why: said, provider: `idp_${id.replaceAll('-', '')}` })
  }
})

it('says nothing to whoever signed out themselves', async () => {
  await signOut(await holder(), new Date())
  expect(await whySignedOut(BANK)).toBeNull()
})

it('says that an owner ended it, or shut the tenant to it, at that tenant’s door alone', async () => {
  const sid = await holder()
  await use(sid)
  await db.query('UPDATE session_visit SET shut_at = now()')
  expect(await whySignedOut(BANK)).toEqual({ why: 'ended_by_owner', provider: null })
  expect(await whySignedOut(null)).toBeNull()
})
