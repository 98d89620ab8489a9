import { Secret, TOTP } from 'otpauth'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as account from '@/app/api/v1/me/account/route'
import * as password from '@/app/api/v1/me/password/route'
import * as me from '@/app/api/v1/me/route'
import * as confirmation from '@/app/api/v1/me/second-factor/confirmation/route'
import * as recovery from '@/app/api/v1/me/second-factor/recovery-codes/route'
import * as removal from '@/app/api/v1/me/second-factor/removal/route'
import * as secondFactor from '@/app/api/v1/me/second-factor/route'
import * as reset from '@/app/api/v1/members/[id]/second-factor/route'
import * as members from '@/app/api/v1/members/route'
import * as settings from '@/app/api/v1/settings/route'
import { joinTenant } from '@/tools/testing/join-tenant'
import { type Sender, type World, world } from '@/tools/testing/world'
import { completeSignIn } from './complete-sign-in'
import { signIn } from './sign-in'
import { CODE_LIMIT, PAIR_LIMIT } from './throttle'

const BANK = 'harbour-bank'
let w: World
let db: pg.Client
let boss: Sender
let hosts = 0
beforeAll(async () => {
  w = await world()
  db = new pg.Client({ connectionString: w.database.ownerUrl })
  await db.connect()
  boss = await w.signIn(`owner@${BANK}.example`)
})
afterAll(async () => {
  await db?.end()
  await w?.end()
})

type Method = ((request: Request) => Promise<Response>) & { spec?: { path: string } | null }
const call = (handler: Method, verb: string, as: Sender, body?: unknown, tenant?: string) =>
  handler(
    w.request(verb, `/api/v1${handler.spec?.path}`, {
      as,
      ...(tenant ? { tenant } : {}),
      ...(body === undefined ? {} : { body }),
    }),
  )
const json = async (answer: Promise<Response> | Response) => (await answer).json()
/** Each from an address of its own, so that the throttle does not mix them up. */
const attempt = (email: string, secret: string, at = new Date()) =>
  signIn({ email, password: secret, address: `198.51.100.${++hosts % 250}`, userAgent: null, at })
const policy = (value: string, more: object = {}) =>
  call(settings.PATCH, 'PATCH', boss, { password_policy: value, ...more }, BANK)
const events = async (action: string) =>
  (await db.query('SELECT after FROM audit_event WHERE action = $1 ORDER BY id', [action])).rows
/** The cookie that an answer sets, as a browser would hold it. */
const cookieOf = (answer: Response): Sender => ({
  cookie: (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '',
})
const codeOf = (secret: string, at = Date.now()) =>
  new TOTP({ secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period: 30 }).generate({
    timestamp: at,
  })
const status = async (as: Sender, tenant?: string) =>
  (await call(me.GET, 'GET', as, undefined, tenant)).status
const readsTenant = async (as: Sender) => {
  const answer = await call(settings.GET, 'GET', as, undefined, BANK)
  return answer.status === 200 ? 'in' : ((await answer.json()) as { code: string }).code
}

/** A member with a password of their own; signs in by `as`. */
async function person(email: string, secret: string): Promise<string> {
  const made = await json(call(members.POST, 'POST', boss, { email, name: 'Ada', role: 'operator' }, BANK))
  const first = await attempt(email, made.initial_password)
  if (first.outcome !== 'ok') throw new Error(first.outcome)
  const session = await cookie(first.sid)
  const body = { current: made.initial_password, new: secret }
  const changed = await call(password.POST, 'POST', session, body)
  expect(changed.status).toBe(204)
  return made.id
}
async function cookie(sid: string): Promise<Sender> {
  const { setSessionCookie } = await import('./set-session-cookie')
  return { cookie: (await setSessionCookie(sid)).split(';')[0] ?? '' }
}
async function as(email: string, secret: string): Promise<Sender> {
  const said = await attempt(email, secret)
  if (said.outcome !== 'ok') throw new Error(`${email}: ${said.outcome}`)
  return cookie(said.sid)
}

describe('an initial password', () => {
  it('opens nothing but the choice of another, everywhere', async () => {
    const email = 'new@bank.example'
    const made = await json(call(members.POST, 'POST', boss, { email, name: 'New', role: 'manager' }, BANK))
    const session = await as(email, made.initial_password)
    expect(await readsTenant(session)).toBe('password_change_required')
    expect(await json(call(account.GET, 'GET', session))).toMatchObject({ held: 'password' })
    expect(await status(session, BANK)).toBe(200)
    const body = { current: made.initial_password, new: 'long enough of my own' }
    const changed = await call(password.POST, 'POST', session, body)
    expect(changed.status).toBe(204)
    expect(await readsTenant(cookieOf(changed))).toBe('in')
    expect(await readsTenant(session)).toBe('unauthenticated')
  })
})

describe('a password', () => {
  it('must be as the policy of the tenant asks, and every fault is said', async () => {
    const secret = 'long enough of my own'
    const email = 'policy@bank.example'
    await person(email, secret)
    const session = await as(email, secret)
    await policy('pci-dss-4.0.1')
    const refused = await json(call(password.POST, 'POST', session, { current: secret, new: 'kurz' }))
    expect(refused).toMatchObject({ status: 400, code: 'weak_password', at: '/new' })
    expect(refused.faults).toEqual(['too_short', 'too_few_kinds', 'letters_and_digits', 'guessable'])
    await policy('nist-800-63b')
  })

  it('that the policy no longer takes lets its owner in to nothing but choosing another', async () => {
    const [email, secret] = ['weak@bank.example', 'only small letters here']
    await person(email, secret)
    await policy('pci-dss-4.0.1')
    expect(await readsTenant(await as(email, secret))).toBe('password_change_required')
    await policy('nist-800-63b')
  })

  it('that is too old does so too, at sign-in; and is counted from its last change', async () => {
    const [email, secret] = ['old@bank.example', 'vz2d-hw9t-K7mf']
    await db.query('SELECT 1')
    const id = await person(email, `${secret}-longer`)
    await policy('pci-dss-4.0.1')
    expect(await readsTenant(await as(email, `${secret}-longer`))).toBe('in')
    await db.query(`UPDATE app_user SET password_changed_at = now() - interval '91 days' WHERE email = $1`, [
      email,
    ])
    expect(await readsTenant(await as(email, `${secret}-longer`))).toBe('password_change_required')
    await policy('nist-800-63b')
    expect(id).toMatch(/^usr_/)
  })

  it('does not come again while the policy remembers it', async () => {
    const email = 'again@bank.example'
    const secrets = ['one', 'two', 'three', 'four', 'five', 'six'].map((word) => `${word}-K7mf-3xqp-vz2d`)
    await person(email, secrets[0] ?? '')
    await policy('pci-dss-4.0.1')
    let session = await as(email, secrets[0] ?? '')
    const change = async (from: number, to: number) => {
      const body = { current: secrets[from], new: secrets[to] }
      const answer = await call(password.POST, 'POST', session, body)
      if (answer.status === 204) session = cookieOf(answer)
      return answer.status === 204 ? 'taken' : ((await answer.json()) as { code: string }).code
    }
    expect(await change(0, 0)).toBe('used_password')
    for (const to of [1, 2, 3]) expect(await change(to - 1, to)).toBe('taken')
    expect(await change(3, 0)).toBe('used_password')
    expect(await change(3, 4)).toBe('taken')
    expect(await change(4, 0)).toBe('taken')
    await policy('nist-800-63b')
  })

  it('is held to the strictest of the tenants a person is in', async () => {
    const [email, secret] = ['both@bank.example', 'long enough of my own']
    await person(email, secret)
    const { rows } = await db.query('SELECT id FROM app_user WHERE email = $1', [email])
    const pier = await w.signIn('owner@north-pier.example')
    const joining = { email, roles: ['viewer'], as: await as(email, secret) }
    await joinTenant(w, pier, 'north-pier', joining)
    await call(settings.PATCH, 'PATCH', pier, { password_policy: 'mlps-3' }, 'north-pier')
    const session = await as(email, secret)
    expect(await json(call(account.GET, 'GET', session))).toMatchObject({
      held: 'password',
      password: { min_length: 15, kinds: 3, rotation_days: 90, history: 5 },
      second_factor: { required_by: ['北埠物流'] },
    })
    await call(settings.PATCH, 'PATCH', pier, { password_policy: 'nist-800-63b' }, 'north-pier')
    expect(rows).toHaveLength(1)
  })

  it('hashed with less work than today is hashed anew when it is given, and only then', async () => {
    const { hash } = await import('@node-rs/argon2')
    const email = `viewer@${BANK}.example`
    const weak = await hash(w.password(email), { memoryCost: 8192, timeCost: 1, parallelism: 1 })
    await db.query('UPDATE app_user SET password_hash = $1 WHERE email = $2', [weak, email])
    const kept = async () =>
      (await db.query('SELECT password_hash FROM app_user WHERE email = $1', [email])).rows[0].password_hash
    expect((await attempt(email, 'not it')).outcome).toBe('wrong')
    expect(await kept()).toBe(weak)
    expect((await attempt(email, w.password(email))).outcome).toBe('ok')
    const strong = await kept()
    expect(strong).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect((await attempt(email, w.password(email))).outcome).toBe('ok')
    expect(await kept()).toBe(strong)
  })
})

describe('a second factor', () => {
  const email = 'factor@bank.example'
  const given = 'vz2d-hw9t-K7mf-long'
  let session: Sender
  let secret = ''
  let codes: string[] = []
  const ticketFor = async (at = new Date()) => {
    const said = await attempt(email, given, at)
    if (said.outcome !== 'second_factor') throw new Error(said.outcome)
    return said.ticket
  }
  const step = (ticket: string, code: string, at = new Date(), address = `203.0.113.${++hosts % 250}`) =>
    completeSignIn({ ticket, code, address, userAgent: null, at })

  it('is set up with the password and a code, ends every other session and renames this one', async () => {
    await person(email, given)
    session = await as(email, given)
    const other = await as(email, given)
    expect(await json(call(secondFactor.POST, 'POST', session, { password: 'not it' }))).toMatchObject({
      code: 'wrong_password',
    })
    const begun = await json(call(secondFactor.POST, 'POST', session, { password: given }))
    expect(begun.uri).toMatch(/^otpauth:\/\/totp\/Plimsoll:factor%40bank\.example\?/)
    secret = begun.secret
    // It does not count yet.
    expect((await attempt(email, given)).outcome).toBe('ok')
    const wrong = codeOf(secret, Date.now() + 3_600_000)
    expect(await json(call(confirmation.POST, 'POST', session, { code: wrong }))).toMatchObject({
      code: 'wrong_code',
    })
    const done = await call(confirmation.POST, 'POST', session, { code: codeOf(secret) })
    expect(done.status).toBe(200)
    codes = ((await done.json()) as { recovery_codes: string[] }).recovery_codes
    expect(new Set(codes).size).toBe(10)
    expect([await status(session), await status(other)]).toEqual([401, 401])
    session = cookieOf(done)
    expect(await status(session)).toBe(200)
    const { rows } = await db.query(
      'SELECT s.second_factor_at, u.totp_secret, u.recovery_codes FROM app_user u JOIN session s ON s.user_id = u.id WHERE u.email = $1 AND s.ended_at IS NULL',
      [email],
    )
    expect(rows).toHaveLength(1)
    expect(rows[0].second_factor_at).not.toBeNull()
    expect(JSON.stringify(rows[0])).not.toContain(codes[0])
    expect(rows[0].totp_secret.includes(Buffer.from(secret))).toBe(false)
    expect(await events('person.second_factor_added')).toHaveLength(1)
  })

  it('is asked for after the right password alone', async () => {
    expect(await attempt(email, 'not it')).toEqual({ outcome: 'wrong' })
    expect(Object.keys(await attempt(email, given)).sort()).toEqual(['outcome', 'ticket'])
  })

  it('takes each code once, one step early or late, and no other', async () => {
    const start = Date.now() + 120_000
    const at = (steps: number) => new Date(start + steps * 30_000)
    const ticket = await ticketFor(at(0))
    expect((await step(ticket, codeOf(secret, start - 60_000), at(0))).outcome).toBe('wrong_code')
    expect((await step(ticket, codeOf(secret, start + 60_000), at(0))).outcome).toBe('wrong_code')
    expect((await step(ticket, codeOf(secret, start - 30_000), at(0))).outcome).toBe('ok')
    expect((await step(ticket, codeOf(secret, start - 30_000), at(0))).outcome).toBe('wrong_code')
    expect((await step(ticket, codeOf(secret, start + 30_000), at(0))).outcome).toBe('ok')
    // What was shown before the one that was used is worth nothing either.
    expect((await step(ticket, codeOf(secret, start), at(0))).outcome).toBe('wrong_code')
  })

  it('takes a code once even when it comes many times at once', async () => {
    const now = new Date(Date.now() + 600_000)
    const ticket = await ticketFor(now)
    const code = codeOf(secret, now.getTime())
    const said = await Promise.all(Array.from({ length: 5 }, () => step(ticket, code, now)))
    expect(said.filter(({ outcome }) => outcome === 'ok')).toHaveLength(1)
  })

  it('takes each recovery code once, however it is typed, and says how many are left', async () => {
    const ticket = await ticketFor()
    const typed = ` ${(codes[0] ?? '').toUpperCase().replaceAll('-', ' ')}`
    expect((await step(ticket, typed)).outcome).toBe('ok')
    expect((await step(ticket, codes[0] ?? '')).outcome).toBe('wrong_code')
    expect((await events('person.signed_in')).flatMap(({ after }) => after ?? [])).toEqual([
      { recovery_codes_left: 9 },
    ])
  })

  it('wants a ticket of ours that is minutes old and of the password in use', async () => {
    const now = new Date()
    const ticket = await ticketFor(now)
    const [, later] = [0, new Date(now.getTime() + 5 * 60_000 + 1)]
    expect((await step(ticket, codes[1] ?? '', later)).outcome).toBe('too_late')
    expect((await step(`${ticket.slice(0, -2)}AA`, codes[1] ?? '')).outcome).toBe('too_late')
    expect((await step('nonsense', codes[1] ?? '')).outcome).toBe('too_late')
    const { rows } = await db.query('SELECT password_hash FROM app_user WHERE email = $1', [email])
    await db.query(`UPDATE app_user SET password_hash = 'another' WHERE email = $1`, [email])
    expect((await step(ticket, codes[1] ?? '')).outcome).toBe('too_late')
    await db.query('UPDATE app_user SET password_hash = $1 WHERE email = $2', [rows[0].password_hash, email])
  })

  it('stops who guesses codes, from one address and from many', async () => {
    const ticket = await ticketFor()
    const refused = (await events('person.sign_in_refused')).length
    for (let i = 0; i < PAIR_LIMIT; i++) {
      expect((await step(ticket, '000000', new Date(), '192.0.2.77')).outcome).toBe('wrong_code')
    }
    expect((await step(ticket, codes[1] ?? '', new Date(), '192.0.2.77')).outcome).toBe('throttled')
    expect(await events('person.sign_in_refused')).toHaveLength(refused + PAIR_LIMIT)
    // The person goes on from elsewhere.
    expect((await step(ticket, codes[1] ?? '')).outcome).toBe('ok')
    for (let i = 0; i < CODE_LIMIT; i++) await step(ticket, '000000', new Date(), `2001:db8:0:${i}::1`)
    expect((await step(ticket, codes[2] ?? '')).outcome).toBe('throttled')
    await db.query('DELETE FROM sign_in_throttle')
  })

  it('has new recovery codes for the password and a code, and those before are worth nothing', async () => {
    const body = { password: given, code: codes[2] }
    const { recovery_codes: fresh } = await json(call(recovery.POST, 'POST', session, body))
    expect(fresh).toHaveLength(10)
    const ticket = await ticketFor()
    expect((await step(ticket, codes[3] ?? '')).outcome).toBe('wrong_code')
    expect((await step(ticket, fresh[0])).outcome).toBe('ok')
    codes = fresh
  })

  it('is taken away with both alone, and the session gets a new id', async () => {
    const remove = (body: object) => call(removal.POST, 'POST', session, body)
    expect(await json(remove({ password: 'not it', code: codes[1] }))).toMatchObject({
      code: 'wrong_password',
    })
    expect(await json(remove({ password: given, code: '000000' }))).toMatchObject({ code: 'wrong_code' })
    expect((await attempt(email, given)).outcome).toBe('second_factor')
    const done = await remove({ password: given, code: codes[1] })
    expect(done.status).toBe(204)
    expect([await status(session), await status(cookieOf(done))]).toEqual([401, 200])
    expect((await attempt(email, given)).outcome).toBe('ok')
  })
})

describe('a tenant that asks for a second factor', () => {
  const email = 'must@bank.example'
  const given = 'vz2d-hw9t-K7mf-long'

  it('lets a member without one do nothing there but set one up', async () => {
    await person(email, given)
    const session = await as(email, given)
    await policy('nist-800-63b', { second_factor: 'required' })
    expect(await readsTenant(session)).toBe('second_factor_required')
    const { secret } = await json(call(secondFactor.POST, 'POST', session, { password: given }))
    const done = await call(confirmation.POST, 'POST', session, { code: codeOf(secret) })
    expect(await readsTenant(cookieOf(done))).toBe('in')
    await db.query(`UPDATE tenant SET second_factor = 'optional'`)
  })

  it('does so by its policy as well', async () => {
    const session = await as(`manager@${BANK}.example`, w.password(`manager@${BANK}.example`))
    expect(await readsTenant(session)).toBe('in')
    await policy('mlps-3')
    expect(await readsTenant(session)).toBe('second_factor_required')
    await db.query(`UPDATE tenant SET password_policy = 'nist-800-63b'`)
  })

  it('has an owner take it away from who lost it: sessions end, and the person is told by whom', async () => {
    const idOf = async (mail: string) =>
      `usr_${(await db.query('SELECT id FROM app_user WHERE email = $1', [mail])).rows[0].id.replaceAll('-', '')}`
    const resetOf = async (mail: string) =>
      reset.DELETE(
        w.request('DELETE', `/api/v1/members/${await idOf(mail)}/second-factor`, { as: boss, tenant: BANK }),
      )
    expect((await resetOf(email)).status).toBe(204)
    expect(await json(resetOf(email))).toMatchObject({ status: 409, code: 'no_second_factor' })
    const session = await as(email, given)
    expect(await json(call(account.GET, 'GET', session))).toMatchObject({
      second_factor: { since: null, reset: { by: '陈立群', tenant: '港湾银行' } },
    })
    expect(await events('member.second_factor_reset')).toHaveLength(1)
  })

  it('has no say over the account of somebody who is in another tenant too', async () => {
    const both = 'both@bank.example'
    await db.query(`UPDATE app_user SET totp_secret = '\\x01', totp_since = now() WHERE email = $1`, [both])
    const { rows } = await db.query('SELECT id FROM app_user WHERE email = $1', [both])
    const path = `/api/v1/members/usr_${rows[0].id.replaceAll('-', '')}/second-factor`
    const answer = await reset.DELETE(w.request('DELETE', path, { as: boss, tenant: BANK }))
    expect(await answer.json()).toMatchObject({ status: 409, code: 'account_of_others_too' })
  })
})

it('holds the limits of sessions to what the policy allows', async () => {
  await policy('pci-dss-4.0.1')
  const set = (body: object) => json(call(settings.PATCH, 'PATCH', boss, body, BANK))
  expect(await set({ idle_minutes: 16 })).toMatchObject({ status: 400, at: '/idle_minutes' })
  const email = `auditor@${BANK}.example`
  const session = await w.signIn(email)
  expect(await readsTenant(session)).toBe('in')
  await db.query(
    `UPDATE session SET last_seen_at = now() - interval '16 minutes' WHERE user_id = (SELECT id FROM app_user WHERE email = $1)`,
    [email],
  )
  // The tenant's own setting is an hour.
  expect(await readsTenant(session)).toBe('unauthenticated')
  await db.query(`UPDATE tenant SET password_policy = 'nist-800-63b'`)
})
