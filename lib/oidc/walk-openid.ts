import type { StepFacts, StepOutcome, WalkStep } from '@/lib/core/provider-walk'
import { askTokens } from './ask-tokens'
import { type Metadata, readMetadata, requireBrowserAddresses } from './metadata'
import { OpenIdError } from './openid-error'
import type { OpenIdProvider } from './openid-provider'
import { readKeys } from './read-keys'

/** The steps of talking to an OpenID provider, in their order. */
export const OPENID_STEPS = [
  'address',
  'connect',
  'encrypt',
  'metadata',
  'issuer',
  'endpoints',
  'code_flow',
  'keys',
  'client',
  'logout',
] as const
type OpenIdStep = (typeof OPENID_STEPS)[number]

class Stuck extends Error {}

/**
 * Walks the connection to an OpenID provider step by step, without anybody signing in, and says how far it came and why no further.
 * Nothing that is kept of the provider is believed: each step asks anew.
 */
export async function walkOpenId(provider: OpenIdProvider): Promise<WalkStep[]> {
  const steps: WalkStep[] = []
  const note = (step: OpenIdStep, outcome: StepOutcome, code: string | null, facts: StepFacts = {}) => {
    steps.push({ server: null, step, outcome, code, facts })
    if (outcome === 'failed') throw new Stuck()
  }
  try {
    await walk(provider, note)
  } catch (error) {
    if (!(error instanceof Stuck)) throw error
  }
  const known = new Set(steps.map(({ step }) => step))
  const rest = OPENID_STEPS.filter((step) => !known.has(step))
  return [
    ...steps,
    ...rest.map((step) => ({ server: null, step, outcome: 'skipped', code: null, facts: {} }) as const),
  ]
}

type Note = (step: OpenIdStep, outcome: StepOutcome, code: string | null, facts?: StepFacts) => void

async function walk(provider: OpenIdProvider, note: Note): Promise<void> {
  const { protocol, host } = new URL(provider.issuer)
  const metadata = await readMetadata(provider).catch((error: unknown) => {
    const [stuck, code, facts] = faultOf(error)
    const way: OpenIdStep[] = ['address', 'connect', 'encrypt', 'metadata']
    for (const step of way.slice(0, way.indexOf(stuck))) {
      if (step !== 'encrypt' || protocol === 'https:')
        note(step, 'ok', null, step === 'address' ? { host } : {})
    }
    note(stuck, 'failed', code, facts)
    throw error
  })
  note('address', 'ok', null, { host })
  note('connect', 'ok', null)
  if (protocol === 'https:') note('encrypt', 'ok', null)
  else note('encrypt', 'skipped', 'openid_plain')
  note('metadata', 'ok', null)
  const same = metadata.issuer === provider.issuer
  const names = { configured: provider.issuer, answered: metadata.issuer }
  note(
    'issuer',
    same ? 'ok' : 'failed',
    same ? null : 'openid_issuer',
    same ? { issuer: metadata.issuer } : names,
  )
  walkEndpoints(provider, metadata, note)
  walkCodeFlow(metadata, note)
  await walkKeys(provider, metadata, note)
  await walkClient(provider, metadata, note)
  walkLogout(metadata, note)
}

function walkEndpoints(provider: OpenIdProvider, metadata: Metadata, note: Note): void {
  try {
    requireBrowserAddresses(metadata, provider)
  } catch (error) {
    note('endpoints', 'failed', 'openid_endpoint', { why: saidBy(error) })
  }
  const { authorization_endpoint, token_endpoint, userinfo_endpoint } = metadata
  const all = [authorization_endpoint, token_endpoint, userinfo_endpoint]
  note('endpoints', 'ok', null, { endpoints: all.filter((one) => one !== undefined) })
}

/** What a provider does not say of itself is taken to be so; the first sign-in shows it. */
function walkCodeFlow(metadata: Metadata, note: Note): void {
  const { response_types_supported: types, code_challenge_methods_supported: pkce } = metadata
  if (types && !types.includes('code')) note('code_flow', 'failed', 'openid_no_code', { offered: types })
  if (pkce && !pkce.includes('S256')) note('code_flow', 'failed', 'openid_no_pkce', { offered: pkce })
  note('code_flow', 'ok', pkce ? null : 'openid_pkce_unsaid', pkce ? { offered: pkce } : {})
}

async function walkKeys(provider: OpenIdProvider, metadata: Metadata, note: Note): Promise<void> {
  const keys = await readKeys(provider, metadata).catch((error: unknown) => {
    if (!(error instanceof OpenIdError)) throw error
    note('keys', 'failed', 'openid_no_keys', { why: saidBy(error) })
    return []
  })
  if (keys.length === 0) note('keys', 'failed', 'openid_no_keys')
  note('keys', 'ok', null, { keys })
}

/**
 * Gives the token endpoint a code that it never made: a provider that knows the client says that the code is wrong, one
 * that does not says that the client is.
 */
async function walkClient(provider: OpenIdProvider, metadata: Metadata, note: Note): Promise<void> {
  const said = await askTokens(provider, metadata).catch((error: unknown) => {
    if (!(error instanceof OpenIdError)) throw error
    return { unheard: error.said ?? error.code }
  })
  if (typeof said !== 'string') note('client', 'failed', 'openid_token_endpoint', { why: said.unheard })
  else if (said === 'invalid_grant') note('client', 'ok', null)
  else if (said === 'invalid_client') note('client', 'failed', 'openid_client', { why: said })
  else if (said === 'unauthorized_client') note('client', 'failed', 'openid_client_code', { why: said })
  else note('client', 'skipped', 'openid_client_unsure', { why: said })
}

function walkLogout(metadata: Metadata, note: Note): void {
  const offered = [
    metadata.end_session_endpoint === undefined ? [] : ['RP-initiated'],
    metadata.backchannel_logout_supported === true ? ['back-channel'] : [],
  ].flat()
  if (offered.length === 0) note('logout', 'skipped', 'openid_no_logout')
  else note('logout', 'ok', null, { offered })
}

type WalkFault = [step: OpenIdStep, code: string, facts: StepFacts]

const CERTIFICATE: readonly [RegExp, string][] = [
  [/ALTNAME/, 'certificate_name'],
  [/EXPIRED|NOT_YET_VALID/, 'certificate_expired'],
  [/CERT|SIGNATURE/, 'openid_certificate'],
  [/SSL|TLS|EPROTO/, 'openid_encryption'],
]

/** At which step the first call went wrong, why, and what was said. */
function faultOf(error: unknown): WalkFault {
  if (!(error instanceof OpenIdError)) throw error
  const { code, said } = error
  const why = said ?? ''
  if (code === 'not_allowed') return ['address', why === 'closed_network' ? why : 'openid_not_https', {}]
  if (code === 'unreachable') {
    const certificate = CERTIFICATE.find(([pattern]) => pattern.test(why))
    if (certificate) return ['encrypt', certificate[1], { why }]
    if (why === 'no_address' || why === 'ENOTFOUND') return ['connect', 'no_address', {}]
    return ['connect', why === 'timeout' ? 'openid_timeout' : 'openid_unreachable', { why }]
  }
  return ['metadata', 'openid_metadata', { why: why === '' ? error.message : why }]
}

const saidBy = (error: unknown) => (error instanceof OpenIdError ? (error.said ?? error.message) : '')
