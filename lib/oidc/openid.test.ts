import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type OpenIdServer, openIdServer } from '@/tools/testing/openid'
import { ProviderBrowser } from '@/tools/testing/openid/browser'
import { CALLBACK, tokensFor } from '@/tools/testing/openid/tokens'
import { askPerson } from './ask-person'
import { endSessionAddress } from './end-session-address'
import { askMetadata, metadataOf } from './metadata'
import type { OpenIdProvider } from './openid-provider'
import { tokensOf } from './openid-tokens'
import { refreshPerson } from './refresh-person'
import { verifyIdToken } from './verify-id-token'
import { verifyLogoutToken } from './verify-logout-token'

const CLIENT = { client_id: 'plimsoll', client_secret: 'a secret & more', redirect_uris: [CALLBACK] }
const MANY = Array.from({ length: 5000 }, (_, i) => `cn=group-${i},ou=groups,dc=harbour,dc=example`)

let server: OpenIdServer
let other: OpenIdServer
let mara: { sub: string } & Record<string, unknown>
beforeAll(async () => {
  const people = () => [
    {
      sub: 'mara',
      name: 'Mara Lind',
      preferred_username: 'mara',
      email: 'Mara@harbour.example',
      groups: ['ops', 'audit'],
    },
    { sub: 'many', name: 'Of Many Groups', groups: MANY },
  ]
  const clients = [{ ...CLIENT, post_logout_redirect_uris: ['http://localhost:3000/sign-in'] }]
  server = await openIdServer({ people: people(), clients })
  other = await openIdServer({ people: people(), clients, claimsInToken: false })
})
afterAll(async () => {
  await server?.stop()
  await other?.stop()
})
beforeEach(() => {
  Object.assign(server.faults, {
    down: null,
    tamper: null,
    foreignKey: false,
    calledItself: null,
    metadata: {},
  })
  const found = server.people.get('mara')
  if (!found) throw new Error('mara left')
  mara = found
  mara.groups = ['ops', 'audit']
})

const at = () => new Date()
const later = (seconds: number) => new Date(Date.now() + seconds * 1000)
function provider(over: Partial<OpenIdProvider> = {}): OpenIdProvider {
  return {
    issuer: server.issuer,
    clientId: CLIENT.client_id,
    clientAuth: 'client_secret_basic',
    clientSecret: CLIENT.client_secret,
    scopes: ['profile', 'email', 'groups'],
    loginClaim: 'preferred_username',
    nameClaim: 'name',
    emailClaim: 'email',
    groupsClaim: 'groups',
    allow: ['127.0.0.1'],
    ca: null,
    ...over,
  }
}
/** Signs in and describes who that was. */
async function person(given: OpenIdProvider, login = 'mara') {
  const { id_token = '', access_token } = await tokensFor(given, login)
  return askPerson(given, await verifyIdToken(given, id_token, { at: at(), subject: null }), access_token)
}
const idToken = async () => (await tokensFor(provider(), 'mara')).id_token ?? ''
const verified = (token: string, when = at()) => verifyIdToken(provider(), token, { at: when, subject: null })

describe('somebody who signs in', () => {
  const MARA = {
    subject: 'mara',
    login: 'mara',
    name: 'Mara Lind',
    email: 'Mara@harbour.example',
    groups: ['ops', 'audit'],
  }

  it('is described by the ID token', async () => {
    expect(await person(provider())).toEqual({ issuer: server.issuer, ...MARA })
  })

  it('is described by userinfo where the token says nothing', async () => {
    expect(await person(provider({ issuer: other.issuer }))).toEqual({ issuer: other.issuer, ...MARA })
  })

  it('has all of 5,000 groups', async () => {
    expect((await person(provider(), 'many')).groups).toEqual(MANY)
    expect((await person(provider({ issuer: other.issuer }), 'many')).groups).toEqual(MANY)
  })

  it('has none, and is somebody all the same, where no claim is at the path', async () => {
    expect((await person(provider({ groupsClaim: 'realm_access.roles' }))).groups).toEqual([])
  })

  it('is refused in plain words when the groups were left out', async () => {
    server.faults.tamper = ({ groups: _, ...claims }) => ({
      ...claims,
      _claim_names: { groups: 'src1' },
      _claim_sources: { src1: { endpoint: 'https://graph.example/users/mara/getMemberObjects' } },
    })
    await expect(person(provider())).rejects.toMatchObject({ code: 'overage' })
  })
})

describe('metadata', () => {
  it('is asked for once by many at once, and kept', async () => {
    const fresh = await openIdServer({ people: [], clients: [CLIENT] })
    try {
      const given = provider({ issuer: fresh.issuer })
      await Promise.all(Array.from({ length: 20 }, () => metadataOf(given)))
      await metadataOf(given)
      expect(fresh.asked.get('/.well-known/openid-configuration')).toBe(1)
      await metadataOf(given, Date.now() + 11 * 60_000)
      expect(fresh.asked.get('/.well-known/openid-configuration')).toBe(2)
    } finally {
      await fresh.stop()
    }
  })

  it('must be of the very issuer, to the last slash', async () => {
    await expect(askMetadata(provider({ issuer: `${server.issuer}/` }))).rejects.toMatchObject({
      code: 'wrong_issuer',
      said: server.issuer,
    })
    server.faults.calledItself = 'https://somebody.example'
    await expect(askMetadata(provider())).rejects.toMatchObject({ code: 'wrong_issuer' })
  })

  it('is not asked for in a closed network, or without https, that the operator does not list', async () => {
    const before = server.asked.get('/.well-known/openid-configuration')
    await expect(askMetadata(provider({ allow: [] }))).rejects.toMatchObject({ code: 'not_allowed' })
    const https = server.issuer.replace('http:', 'https:')
    await expect(askMetadata(provider({ issuer: https, allow: [] }))).rejects.toMatchObject({
      code: 'not_allowed',
      said: 'closed_network',
    })
    expect(server.asked.get('/.well-known/openid-configuration')).toBe(before)
  })

  it('sends no browser to an address that is none of the web', async () => {
    for (const address of ['javascript:alert(1)', 'http://10.0.0.9/authorise', 'nonsense']) {
      server.faults.metadata = { authorization_endpoint: address }
      await expect(askMetadata(provider())).rejects.toMatchObject({ code: 'not_allowed' })
    }
  })

  it('says what it lacks', async () => {
    server.faults.metadata = { jwks_uri: undefined }
    await expect(askMetadata(provider())).rejects.toMatchObject({ code: 'bad_answer', said: 'jwks_uri' })
  })

  it('that does not come is unreachable, and is asked for again', async () => {
    const fresh = await openIdServer({ people: [], clients: [CLIENT] })
    const given = provider({ issuer: fresh.issuer })
    fresh.faults.down = 'refuse'
    await expect(metadataOf(given)).rejects.toMatchObject({ code: 'bad_answer', said: '503' })
    fresh.faults.down = 'hang'
    await expect(metadataOf(given)).rejects.toMatchObject({ code: 'unreachable', said: 'timeout' })
    fresh.faults.down = null
    await expect(metadataOf(given)).resolves.toMatchObject({ issuer: fresh.issuer })
    await fresh.stop()
    await expect(askMetadata(given)).rejects.toMatchObject({ code: 'unreachable', said: 'ECONNREFUSED' })
  })
})

describe('an ID token', () => {
  it('is good when a new key signs from one moment to the next', async () => {
    await verified(await idToken())
    await server.rotateKey()
    await expect(verified(await idToken())).resolves.toMatchObject({ sub: 'mara' })
  })

  it('is not good signed by anybody else', async () => {
    server.faults.foreignKey = true
    await expect(verified(await idToken())).rejects.toMatchObject({ code: 'not_trusted' })
  })

  it('is not good unsigned, or signed with the secret we share', async () => {
    const [, body] = (await idToken()).split('.')
    const none = Buffer.from('{"alg":"none"}').toString('base64url')
    await expect(verified(`${none}.${body}.`)).rejects.toMatchObject({ code: 'not_trusted' })
    const { SignJWT } = await import('jose')
    const claims = JSON.parse(Buffer.from(body ?? '', 'base64url').toString())
    const secret = new TextEncoder().encode(CLIENT.client_secret)
    const shared = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(secret)
    await expect(verified(shared)).rejects.toMatchObject({ code: 'not_trusted' })
  })

  it('may be of a clock that is a minute off, and no more', async () => {
    const token = await idToken()
    await expect(verified(token, later(3600 + 55))).resolves.toMatchObject({ sub: 'mara' })
    await expect(verified(token, later(3600 + 65))).rejects.toMatchObject({ code: 'expired' })
    await expect(verified(token, later(-55))).resolves.toMatchObject({ sub: 'mara' })
    await expect(verified(token, later(-65))).rejects.toMatchObject({ code: 'expired' })
  })

  it.each([
    ['another issuer', { iss: 'https://somebody.example' }, 'wrong_issuer'],
    ['another client', { aud: 'somebody' }, 'not_trusted'],
    ['several clients without saying for which', { aud: ['plimsoll', 'somebody'] }, 'not_trusted'],
    ['another authorised party', { azp: 'somebody' }, 'not_trusted'],
    ['nobody', { sub: undefined }, 'not_trusted'],
    ['no time', { iat: undefined }, 'not_trusted'],
    ['no end', { exp: undefined }, 'not_trusted'],
  ])('for %s is refused', async (_, wrong, code) => {
    const claims = JSON.parse(Buffer.from((await idToken()).split('.')[1] ?? '', 'base64url').toString())
    const token = await server.sign({ ...claims, ...wrong })
    await expect(verified(token)).rejects.toMatchObject({ code })
  })

  it('never makes us fetch again and again', async () => {
    const token = await server.sign({ iss: server.issuer, aud: 'plimsoll' }, { typ: 'logout+jwt' })
    await verifyLogoutToken(provider(), token, at()).catch(() => {})
    const before = server.asked.get('/jwks')
    const [head, body] = token.split('.')
    const header = JSON.parse(Buffer.from(head ?? '', 'base64url').toString())
    for (let i = 0; i < 20; i++) {
      const stranger = Buffer.from(JSON.stringify({ ...header, kid: `k${i}` })).toString('base64url')
      await expect(verifyLogoutToken(provider(), `${stranger}.${body}.AAAA`, at())).rejects.toMatchObject({
        code: 'not_trusted',
      })
    }
    expect(server.asked.get('/jwks')).toBe(before)
  })
})

describe('asking again', () => {
  const kept = async (given = provider()) => {
    const tokens = tokensOf(await tokensFor(given, 'mara'), null)
    if (tokens.refreshToken === null) throw new Error('no refresh token')
    return { ...tokens, refreshToken: tokens.refreshToken }
  }

  it.each(['claims in the token', 'claims in userinfo'])('gives the groups of now: %s', async (where) => {
    const given = provider({ issuer: where === 'claims in the token' ? server.issuer : other.issuer })
    const before = await kept(given)
    const there = (given.issuer === server.issuer ? server : other).people.get('mara')
    if (there) there.groups = ['audit']
    const said = await refreshPerson(given, before, { subject: 'mara', at: at() })
    expect(said).toMatchObject({ outcome: 'ok', person: { subject: 'mara', groups: ['audit'] } })
    if (there) there.groups = ['ops', 'audit']
  })

  it('ends when the provider refuses', async () => {
    const said = await refreshPerson(
      provider(),
      { ...(await kept()), refreshToken: 'gone' },
      { subject: 'mara', at: at() },
    )
    expect(said).toEqual({ outcome: 'ended' })
  })

  it('is no verdict when the provider cannot say, or when our own secret is wrong', async () => {
    const tokens = await kept()
    const ask = (given: OpenIdProvider) => refreshPerson(given, tokens, { subject: 'mara', at: at() })
    await expect(ask(provider({ clientSecret: 'old' }))).rejects.toMatchObject({
      code: 'refused',
      said: 'invalid_client',
    })
    server.faults.down = 'refuse'
    await expect(ask(provider())).rejects.toMatchObject({ name: 'OpenIdError' })
  })

  it('never takes the answer for somebody else', async () => {
    server.faults.tamper = (claims) => ({ ...claims, sub: 'many' })
    const tokens = { refreshToken: 'x', idToken: null }
    await expect(
      kept().then((k) => refreshPerson(provider(), { ...tokens, ...k }, { subject: 'mara', at: at() })),
    ).rejects.toMatchObject({ code: 'not_trusted' })
  })
})

describe('leaving', () => {
  it('takes the browser through the provider and back', async () => {
    const browser = new ProviderBrowser()
    const { id_token = null } = await tokensFor(provider(), 'mara', browser)
    const address = await endSessionAddress(provider(), {
      idToken: id_token,
      backTo: 'http://localhost:3000/sign-in',
    })
    expect(await browser.signOut(address ?? '')).toBe('http://localhost:3000/sign-in')
  })

  it('goes nowhere where the provider offers nothing', async () => {
    const quiet = await openIdServer({ people: [], clients: [CLIENT] })
    quiet.faults.metadata = { end_session_endpoint: undefined }
    const given = provider({ issuer: quiet.issuer })
    expect(await endSessionAddress(given, { idToken: null, backTo: 'http://localhost:3000/' })).toBeNull()
    await quiet.stop()
  })
})

describe('a logout token', () => {
  const EVENTS = { 'http://schemas.openid.net/event/backchannel-logout': {} }
  const seconds = () => Math.floor(Date.now() / 1000)
  const good = () => ({
    iss: server.issuer,
    aud: 'plimsoll',
    iat: seconds(),
    exp: seconds() + 120,
    jti: 'j1',
    events: EVENTS,
    sub: 'mara',
    sid: 's1',
  })
  const asked = async (claims: object, header: { typ?: string } = { typ: 'logout+jwt' }) =>
    verifyLogoutToken(provider(), await server.sign({ ...claims }, header), at())

  it('says who leaves, or which session', async () => {
    expect(await asked(good())).toMatchObject({ subject: 'mara', sid: 's1', jti: 'j1' })
    expect(await asked({ ...good(), sid: undefined })).toMatchObject({ subject: 'mara', sid: null })
    expect(await asked({ ...good(), sub: undefined })).toMatchObject({ subject: null, sid: 's1' })
    expect(await asked(good(), {})).toMatchObject({ sid: 's1' })
  })

  it.each<[string, () => object, string]>([
    ['of another issuer', () => ({ iss: 'https://somebody.example' }), 'wrong_issuer'],
    ['for another client', () => ({ aud: 'somebody' }), 'not_trusted'],
    ['without an id', () => ({ jti: undefined }), 'not_trusted'],
    ['without the event', () => ({ events: { other: {} } }), 'not_trusted'],
    [
      'whose event is no object',
      () => ({ events: { [Object.keys(EVENTS)[0] ?? '']: 'yes' } }),
      'not_trusted',
    ],
    ['with a nonce, as an ID token has', () => ({ nonce: 'n' }), 'not_trusted'],
    ['of nobody', () => ({ sub: undefined, sid: undefined }), 'not_trusted'],
    ['that has expired', () => ({ exp: seconds() - 61 }), 'expired'],
    ['of long ago', () => ({ iat: seconds() - 400, exp: seconds() + 999 }), 'expired'],
    ['of the future', () => ({ iat: seconds() + 70 }), 'expired'],
  ])('%s is refused', async (_, wrong, code) => {
    await expect(asked({ ...good(), ...wrong() })).rejects.toMatchObject({ code })
  })

  it('is not an ID token', async () => {
    await expect(verifyLogoutToken(provider(), await idToken(), at())).rejects.toMatchObject({
      code: 'not_trusted',
    })
    await expect(asked(good(), { typ: 'at+jwt' })).rejects.toMatchObject({ code: 'not_trusted' })
  })
})
