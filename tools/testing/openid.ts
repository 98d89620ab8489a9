import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose'
import Provider, { type Context } from 'oidc-provider'
import { memory } from './openid/memory'
import { signInForm } from './openid/sign-in-form'

/** Somebody the provider knows: the claims it asserts of them. */
export type OpenIdPerson = { sub: string } & Record<string, unknown>

export interface OpenIdClient {
  client_id: string
  /** Absent: a public client. */
  client_secret?: string
  redirect_uris: string[]
  post_logout_redirect_uris?: string[]
  backchannel_logout_uri?: string
}

export interface OpenIdOptions {
  people: OpenIdPerson[]
  clients: OpenIdClient[]
  /** What it calls itself on its page; absent: Harbour ID. */
  title?: string
  /** Password of each; absent: none is asked for. */
  passwords?: ReadonlyMap<string, string>
  /** 0: any that is free. */
  port?: number
  /** Claims stand in the ID token too, not in userinfo alone. */
  claimsInToken?: boolean
  accessTokenSeconds?: number
  /** How it reaches the clients' back-channel addresses. */
  fetch?: typeof fetch
}

/** What a test changes while the provider runs. */
export interface OpenIdFaults {
  /** `refuse`: answers 503 to everything; `hang`: answers nothing. */
  down: 'refuse' | 'hang' | null
  /** Changes the claims of each ID token before it is signed. */
  tamper: ((claims: JWTPayload) => JWTPayload) | null
  /** Signs with a key that is not among the published ones. */
  foreignKey: boolean
  /** Calls itself so in its metadata. */
  calledItself: string | null
  /** Over what the metadata says. */
  metadata: Record<string, unknown>
}

export interface OpenIdServer {
  readonly issuer: string
  readonly people: Map<string, OpenIdPerson>
  readonly faults: OpenIdFaults
  /** How often each path was asked for. */
  readonly asked: Map<string, number>
  /** The clients it knows from now on. */
  setClients(clients: OpenIdClient[]): void
  /** From now on another key signs, and the former is gone. */
  rotateKey(): Promise<void>
  /** A token signed by the provider's present key. */
  sign(claims: JWTPayload, header?: { alg?: string; typ?: string }): Promise<string>
  stop(): Promise<void>
}

const SCOPES = ['openid', 'offline_access', 'profile', 'email', 'groups']
const CLAIMS = {
  openid: ['sub'],
  profile: ['name', 'preferred_username', 'given_name', 'family_name'],
  email: ['email'],
  groups: ['groups', 'realm_access', '_claim_names', '_claim_sources', 'hasgroups'],
}

interface Key {
  kid: string
  jwk: JWK
  sign(claims: JWTPayload, header?: { alg?: string; typ?: string }): Promise<string>
}

async function newKey(): Promise<Key> {
  const kid = randomUUID()
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const jwk = { ...(await exportJWK(privateKey)), kid, alg: 'RS256', use: 'sig' }
  return {
    kid,
    jwk,
    sign: (claims, header = {}) =>
      new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid, ...header }).sign(privateKey),
  }
}

/**
 * A certified OpenID provider (`oidc-provider`) on loopback: code flow with PKCE required, a groups claim, refresh tokens,
 * logout both ways. Whoever is named in the form is signed in, with their password where passwords are given.
 */
export async function openIdServer(options: OpenIdOptions): Promise<OpenIdServer> {
  const people = new Map(options.people.map((person) => [person.sub, person]))
  const faults: OpenIdFaults = {
    down: null,
    tamper: null,
    foreignKey: false,
    calledItself: null,
    metadata: {},
  }
  const asked = new Map<string, number>()
  const adapter = memory()
  const foreign = await newKey()
  let key = await newKey()
  let provider: Provider
  let handle: (request: IncomingMessage, response: ServerResponse) => void

  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname
    asked.set(path, (asked.get(path) ?? 0) + 1)
    if (faults.down === 'hang') return
    if (faults.down === 'refuse') return void response.writeHead(503).end('down')
    const uid = /^\/interaction\/([\w-]+)$/.exec(path)?.[1]
    if (uid === undefined) return handle(request, response)
    const { title = 'Harbour ID', passwords = null } = options
    void signInForm({ provider, people, title, passwords }, request, response)
  })
  await new Promise<void>((ready) => server.listen(options.port ?? 0, '127.0.0.1', ready))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const start = () => {
    provider = new Provider(issuer, configuration(options, { adapter, people, key }))
    provider.use(async (ctx, next) => {
      await next()
      await mar(ctx)
    })
    handle = provider.callback()
  }
  /** Answers as a provider would that is wrong in the way a test asks for. */
  const mar = async (ctx: Context) => {
    const { body } = ctx
    if (typeof body !== 'object' || body === null) return
    if (ctx.path === '/.well-known/openid-configuration') {
      const itself = faults.calledItself === null ? {} : { issuer: faults.calledItself }
      ctx.body = { ...body, ...itself, ...faults.metadata }
    }
    if (ctx.path !== '/token' || !('id_token' in body) || typeof body.id_token !== 'string') return
    if (!faults.tamper && !faults.foreignKey) return
    const claims: JWTPayload = JSON.parse(
      Buffer.from(body.id_token.split('.')[1] ?? '', 'base64url').toString(),
    )
    const signer = faults.foreignKey ? foreign : key
    const wrong = faults.tamper ? faults.tamper(claims) : claims
    ctx.body = { ...body, id_token: await signer.sign(wrong) }
  }
  start()

  return {
    issuer,
    people,
    faults,
    asked,
    setClients(clients) {
      options.clients = clients
      start()
    },
    async rotateKey() {
      key = await newKey()
      start()
    },
    sign: (claims, header) => key.sign(claims, header),
    async stop() {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}

interface Parts {
  adapter: ReturnType<typeof memory>
  people: ReadonlyMap<string, OpenIdPerson>
  key: Key
}

/** Its clients are on this machine, which a provider in the world would not speak to. */
const toLoopback: typeof fetch = (url, { method, headers, body, redirect, signal } = {}) =>
  fetch(url, {
    ...(method ? { method } : {}),
    ...(headers ? { headers } : {}),
    ...(redirect ? { redirect } : {}),
    body: body ?? null,
    signal: signal ?? null,
  })

function configuration(options: OpenIdOptions, { adapter, people, key }: Parts): object {
  return {
    adapter,
    clients: options.clients.map((client) => ({
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      backchannel_logout_session_required: client.backchannel_logout_uri !== undefined,
      ...(client.client_secret === undefined ? { token_endpoint_auth_method: 'none' } : {}),
      ...client,
    })),
    jwks: { keys: [key.jwk] },
    pkce: { required: () => true },
    scopes: SCOPES,
    claims: CLAIMS,
    conformIdTokenClaims: options.claimsInToken === false,
    cookies: { keys: ['test'] },
    features: {
      devInteractions: { enabled: false },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: { enabled: true, logoutSource, postLogoutSuccessSource },
    },
    interactions: { url: (_ctx: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    findAccount: (_ctx: unknown, sub: string) => {
      const person = people.get(sub)
      return person ? { accountId: sub, claims: () => person } : undefined
    },
    // Everybody agreed beforehand.
    loadExistingGrant: async (ctx: Context & { oidc: { provider: Provider } }) => {
      const { client, session, provider } = ctx.oidc
      const grant = new provider.Grant({
        accountId: session?.accountId ?? '',
        clientId: client?.clientId ?? '',
      })
      grant.addOIDCScope(SCOPES.join(' '))
      await grant.save()
      return grant
    },
    issueRefreshToken: () => true,
    ttl: {
      AccessToken: options.accessTokenSeconds ?? 3600,
      AuthorizationCode: 60,
      Grant: 86400,
      IdToken: 3600,
      Interaction: 600,
      RefreshToken: 86400,
      Session: 86400,
    },
    renderError: (ctx: Context & { type: string }, out: Record<string, string>) => {
      ctx.type = 'text'
      ctx.body = JSON.stringify(out)
    },
    fetch: options.fetch ?? toLoopback,
  }
}

function logoutSource(ctx: Context & { type: string }, form: string): void {
  ctx.type = 'html'
  ctx.body = `<!doctype html><title>Sign out</title>${form}
    <button form="op.logoutForm" name="logout" value="yes" autofocus>Sign out of the provider</button>`
}

function postLogoutSuccessSource(ctx: Context & { type: string }): void {
  ctx.type = 'html'
  ctx.body = '<!doctype html><title>Signed out</title><p>Signed out of the provider.</p>'
}
