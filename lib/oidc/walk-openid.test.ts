import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type OpenIdServer, openIdServer } from '@/tools/testing/openid'
import { CALLBACK } from '@/tools/testing/openid/tokens'
import type { OpenIdProvider } from './openid-provider'
import { OPENID_STEPS, walkOpenId } from './walk-openid'

const SECRET = 'a secret'
let server: OpenIdServer
beforeAll(async () => {
  const client = { client_id: 'plimsoll', client_secret: SECRET, redirect_uris: [CALLBACK] }
  server = await openIdServer({ people: [], clients: [client] })
})
afterAll(() => server?.stop())
beforeEach(() => {
  Object.assign(server.faults, { down: null, calledItself: null, metadata: {} })
})

const provider = (over: Partial<OpenIdProvider> = {}): OpenIdProvider => ({
  issuer: server.issuer,
  clientId: 'plimsoll',
  clientAuth: 'client_secret_basic',
  clientSecret: SECRET,
  scopes: [],
  loginClaim: 'sub',
  nameClaim: 'name',
  emailClaim: 'email',
  groupsClaim: null,
  allow: ['127.0.0.1'],
  ca: null,
  ...over,
})
/** The first step that failed, why, and what was seen. */
async function failing(over: Partial<OpenIdProvider> = {}) {
  const steps = await walkOpenId(provider(over))
  expect(steps.map(({ step }) => step).sort()).toEqual([...OPENID_STEPS].sort())
  const failed = steps.filter(({ outcome }) => outcome === 'failed')
  expect(failed.length).toBeLessThanOrEqual(1)
  return failed[0] ? [failed[0].step, failed[0].code, failed[0].facts] : null
}

it('walks a provider that works to the end', async () => {
  const steps = await walkOpenId(provider())
  expect(steps.map(({ step, outcome }) => `${step} ${outcome}`)).toEqual([
    'address ok',
    'connect ok',
    // Plain http, which the operator allows to this host.
    'encrypt skipped',
    'metadata ok',
    'issuer ok',
    'endpoints ok',
    'code_flow ok',
    'keys ok',
    'client ok',
    'logout ok',
  ])
  expect(steps.at(-1)?.facts).toEqual({ offered: ['RP-initiated', 'back-channel'] })
  expect(JSON.stringify(steps)).not.toContain(SECRET)
})

it('says where the address must not be connected to', async () => {
  expect(await failing({ allow: [] })).toEqual(['address', 'openid_not_https', {}])
  const issuer = server.issuer.replace('http:', 'https:')
  expect(await failing({ issuer, allow: [] })).toEqual(['address', 'closed_network', {}])
})

it('says that nobody answers, that no TLS is spoken, that it takes too long', async () => {
  const free = createServer()
  await new Promise<void>((ready) => free.listen(0, '127.0.0.1', ready))
  const issuer = `http://127.0.0.1:${(free.address() as AddressInfo).port}`
  await new Promise((done) => free.close(done))
  expect(await failing({ issuer })).toEqual(['connect', 'openid_unreachable', { why: 'ECONNREFUSED' }])
  const tls = await failing({ issuer: server.issuer.replace('http:', 'https:') })
  expect(tls?.slice(0, 2)).toEqual(['encrypt', 'openid_encryption'])
  server.faults.down = 'hang'
  expect(await failing()).toEqual(['connect', 'openid_timeout', { why: 'timeout' }])
})

it('says that there is no metadata, or what it lacks', async () => {
  server.faults.down = 'refuse'
  expect(await failing()).toEqual(['metadata', 'openid_metadata', { why: '503' }])
  server.faults.down = null
  server.faults.metadata = { token_endpoint: undefined }
  expect(await failing()).toEqual(['metadata', 'openid_metadata', { why: 'token_endpoint' }])
})

it('says how the issuer is written', async () => {
  expect(await failing({ issuer: `${server.issuer}/` })).toEqual([
    'issuer',
    'openid_issuer',
    { configured: `${server.issuer}/`, answered: server.issuer },
  ])
})

it.each([
  ['endpoints', 'openid_endpoint', { authorization_endpoint: 'http://10.0.0.9/authorise' }],
  ['code_flow', 'openid_no_code', { response_types_supported: ['id_token'] }],
  ['code_flow', 'openid_no_pkce', { code_challenge_methods_supported: ['plain'] }],
])('says at %s: %s', async (step, code, metadata) => {
  server.faults.metadata = metadata
  expect((await failing())?.slice(0, 2)).toEqual([step, code])
})

it('says that there are no keys to check a signature by', async () => {
  server.faults.metadata = { jwks_uri: `${server.issuer}/nothing` }
  expect((await failing())?.slice(0, 2)).toEqual(['keys', 'openid_no_keys'])
})

it('says that the provider does not know the client, or its secret', async () => {
  const refused = ['client', 'openid_client', { why: 'invalid_client' }]
  expect(await failing({ clientSecret: 'another' })).toEqual(refused)
  expect(await failing({ clientId: 'somebody' })).toEqual(refused)
})

it('passes over what a provider does not say or offer', async () => {
  server.faults.metadata = {
    code_challenge_methods_supported: undefined,
    end_session_endpoint: undefined,
    backchannel_logout_supported: undefined,
  }
  const steps = await walkOpenId(provider())
  expect(
    steps.filter(({ code }) => code !== null).map(({ step, outcome, code }) => [step, outcome, code]),
  ).toEqual([
    ['encrypt', 'skipped', 'openid_plain'],
    ['code_flow', 'ok', 'openid_pkce_unsaid'],
    ['logout', 'skipped', 'openid_no_logout'],
  ])
})
