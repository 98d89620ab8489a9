import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { countStatements } from '@/tools/testing/count-statements'
import { type World, world } from '@/tools/testing/world'
import { signIn } from './sign-in'
import { ADDRESS_LIMIT, PAIR_LIMIT, PAIR_WAIT_MS } from './throttle'

let w: World
let owner: pg.Client
beforeAll(async () => {
  w = await world()
  owner = new pg.Client({ connectionString: w.database.ownerUrl })
  await owner.connect()
})
afterAll(async () => {
  await owner?.end()
  await w?.end()
})

const EMAIL = 'viewer@harbour-bank.example'
const at = new Date()
const attempt = (email: string, password: string, address: string | null = '198.51.100.7', when = at) =>
  signIn({ email, password, address, userAgent: 'browser', at: when })

async function events(slug: string, action: string) {
  const { rows } = await owner.query(
    `SELECT e.*, a.kind AS actor_kind, a.subject FROM audit_event e JOIN actor a ON a.tenant_id = e.tenant_id AND a.id = e.actor_ref
     JOIN tenant t ON t.id = e.tenant_id WHERE t.slug = $1 AND e.action = $2 ORDER BY e.at`,
    [slug, action],
  )
  return rows
}

describe('signing in', () => {
  it('opens a session of which the database knows only the hash, and says so in the audit log of their tenant alone', async () => {
    const before = (await events('harbour-bank', 'person.signed_in')).length
    const result = await attempt(EMAIL, w.password(EMAIL))
    expect(result.outcome).toBe('ok')
    if (result.outcome !== 'ok') return
    expect(result.sid).toMatch(/^[A-Za-z0-9_-]{43}$/)
    const { rows } = await owner.query(
      `SELECT *, token_hash = sha256(convert_to($1, 'UTF8')) AS hashed FROM session WHERE user_id = $2`,
      [result.sid, result.userId],
    )
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({
      hashed: true,
      provider: 'local',
      address: '198.51.100.7',
      user_agent: 'browser',
    })
    expect(rows[0].expires_at.getTime() - at.getTime()).toBe(720 * 60_000)
    const after = await events('harbour-bank', 'person.signed_in')
    expect(after).toHaveLength(before + 1)
    expect(after.at(-1)).toMatchObject({
      actor_kind: 'person',
      subject: result.userId,
      address: '198.51.100.7',
    })
    expect(await events('north-pier', 'person.signed_in')).toHaveLength(0)
  })

  it('gives every sign-in a session id of its own', async () => {
    const [one, two] = [await attempt(EMAIL, w.password(EMAIL)), await attempt(EMAIL, w.password(EMAIL))]
    expect(one.outcome === 'ok' && two.outcome === 'ok' && one.sid !== two.sid).toBe(true)
  })

  it('takes the e-mail in any case', async () => {
    expect((await attempt(`  ${EMAIL.toUpperCase()} `, w.password(EMAIL))).outcome).toBe('ok')
  })

  it('answers alike for a wrong password, an unknown person and a disabled one', async () => {
    const disabled = 'viewer@north-pier.example'
    await owner.query('UPDATE app_user SET disabled_at = now() WHERE email = $1', [disabled])
    const answers = [
      await attempt(EMAIL, 'not it', '198.51.100.8'),
      await attempt('nobody@nowhere.example', 'not it', '198.51.100.8'),
      await attempt(disabled, w.password(disabled), '198.51.100.8'),
    ]
    expect(answers).toEqual([{ outcome: 'wrong' }, { outcome: 'wrong' }, { outcome: 'wrong' }])
  })

  it('writes a refused attempt into the audit log, by the system and not by the person', async () => {
    const before = (await events('harbour-bank', 'person.sign_in_refused')).length
    await attempt(EMAIL, 'not it', '198.51.100.9')
    const after = await events('harbour-bank', 'person.sign_in_refused')
    expect(after).toHaveLength(before + 1)
    expect(after.at(-1)).toMatchObject({ actor_kind: 'system', subject: 'sign-in', address: '198.51.100.9' })
  })

  it('asks as many statements whether or not there is such an account, or it has a password', async () => {
    const [known, passwordless, disabled] = ['operator', 'manager', 'auditor'].map(
      (r) => `${r}@harbour-bank.example`,
    )
    const { rows } = await owner.query('SELECT password_hash FROM app_user WHERE email = $1', [passwordless])
    await owner.query('UPDATE app_user SET password_hash = NULL WHERE email = $1', [passwordless])
    await owner.query('UPDATE app_user SET disabled_at = now() WHERE email = $1', [disabled])
    const cost = async (email: string) => {
      const address = `192.0.2.${email.length}`
      await attempt(email, 'not the password', address)
      const { value, statements } = await countStatements(() => attempt(email, 'not the password', address))
      expect(value).toEqual({ outcome: 'wrong' })
      return statements.length
    }
    const costs = []
    for (const email of [known ?? '', passwordless ?? '', disabled ?? '', 'nobody@nowhere.example']) {
      costs.push(await cost(email))
    }
    await owner.query('UPDATE app_user SET password_hash = $2 WHERE email = $1', [
      passwordless,
      rows[0].password_hash,
    ])
    await owner.query('UPDATE app_user SET disabled_at = NULL WHERE email = $1', [disabled])
    expect(new Set(costs).size, costs.join()).toBe(1)
  })

  it('of a platform administrator, and tries of nobody’s account, are in the platform’s own log', async () => {
    const email = w.logins.platform.email
    const from = (where: string) => (event: { address: string }) => event.address === where
    expect((await attempt(email, w.password(email), '192.0.2.77')).outcome).toBe('ok')
    expect((await events('', 'person.signed_in')).find(from('192.0.2.77'))).toMatchObject({
      address: '192.0.2.77',
      actor_kind: 'person',
    })
    await attempt(email, 'not the password', '192.0.2.78')
    expect((await events('', 'person.sign_in_refused')).find(from('192.0.2.78'))).toMatchObject({
      address: '192.0.2.78',
      after: null,
    })
    for (const typed of ['my-secret-password', 'someone@nowhere.example'])
      await attempt(typed, 'x', '192.0.2.79')
    const tried = (await events('', 'person.sign_in_refused')).filter(
      ({ address }) => address === '192.0.2.79',
    )
    expect(tried.map(({ after }) => after)).toEqual([{ why: 'unknown_account' }])
    expect(JSON.stringify(tried)).not.toMatch(/secret-password|nowhere/)
  })

  it('keeps the shortest session that any of their tenants allows', async () => {
    const email = 'manager@harbour-bank.example'
    await owner.query(`UPDATE tenant SET session_minutes = 45 WHERE slug = 'harbour-bank'`)
    const result = await attempt(email, w.password(email))
    await owner.query(`UPDATE tenant SET session_minutes = 720 WHERE slug = 'harbour-bank'`)
    const { rows } = await owner.query(
      'SELECT expires_at FROM session s JOIN app_user u ON u.id = s.user_id WHERE u.email = $1',
      [email],
    )
    expect(result.outcome).toBe('ok')
    expect(rows[0].expires_at.getTime() - at.getTime()).toBe(45 * 60_000)
  })
})

describe('the throttle', () => {
  const victim = 'operator@harbour-bank.example'

  it('stops a guesser at the limit, with the seconds left, even with the right password', async () => {
    for (let i = 0; i < PAIR_LIMIT; i++)
      expect((await attempt(victim, 'guess', '203.0.113.1')).outcome).toBe('wrong')
    const refused = await attempt(victim, w.password(victim), '203.0.113.1')
    expect(refused.outcome).toBe('throttled')
    if (refused.outcome === 'throttled') {
      expect(refused.seconds).toBeGreaterThan(0)
      expect(refused.seconds).toBeLessThanOrEqual(1800)
    }
  })

  it('does not lock the owner of the account out, who comes from elsewhere', async () => {
    expect((await attempt(victim, w.password(victim), '203.0.113.2')).outcome).toBe('ok')
  })

  it('lets the guesser try again after half an hour, however often they tried meanwhile', async () => {
    const soon = new Date(at.getTime() + PAIR_WAIT_MS - 1000)
    expect((await attempt(victim, 'guess', '203.0.113.1', soon)).outcome).toBe('throttled')
    const later = new Date(at.getTime() + PAIR_WAIT_MS)
    expect((await attempt(victim, 'guess', '203.0.113.1', later)).outcome).toBe('wrong')
  })

  it('counts attempts made at once before it looks at any password', async () => {
    const email = 'auditor@harbour-bank.example'
    const results = await Promise.all(
      Array.from({ length: PAIR_LIMIT + 6 }, () => attempt(email, 'guess', '203.0.113.3')),
    )
    expect(results.filter(({ outcome }) => outcome === 'wrong')).toHaveLength(PAIR_LIMIT)
    expect(results.filter(({ outcome }) => outcome === 'throttled')).toHaveLength(6)
  })

  it('forgets the attempts when the password was right', async () => {
    const email = 'manager@harbour-bank.example'
    for (let round = 0; round < 3; round++) {
      for (let i = 0; i < PAIR_LIMIT / 2; i++) await attempt(email, 'guess', '203.0.113.4')
      expect((await attempt(email, w.password(email), '203.0.113.4')).outcome).toBe('ok')
    }
  })

  it('stops an address that guesses at many accounts', async () => {
    const key = (await import('./throttle-key')).throttleKey('address', '203.0.113.5')
    await owner.query('INSERT INTO sign_in_throttle (key, failures, window_start) VALUES ($1, $2, $3)', [
      key,
      ADDRESS_LIMIT - 1,
      at,
    ])
    expect((await attempt('one-more@nowhere.example', 'guess', '203.0.113.5')).outcome).toBe('wrong')
    expect((await attempt(EMAIL, w.password(EMAIL), '203.0.113.5')).outcome).toBe('throttled')
  })

  it('keeps no e-mail and no address', async () => {
    const { rows } = await owner.query('SELECT key FROM sign_in_throttle')
    expect(rows.length).toBeGreaterThan(0)
    for (const { key } of rows) expect(key).toMatch(/^(pair|account|address):[A-Za-z0-9_-]{43}$/)
  })
})
