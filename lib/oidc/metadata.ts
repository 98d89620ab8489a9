import { z } from 'zod'
import { bareHost, isAllowedHost } from '@/lib/outgoing/outgoing-rule'
import { BoundedCache } from './bounded-cache'
import { OpenIdError } from './openid-error'
import type { OpenIdProvider } from './openid-provider'
import { providerFetch } from './provider-fetch'

const words = z.array(z.string()).optional()
const address = z.string().max(2000)

const schema = z.object({
  issuer: z.string(),
  authorization_endpoint: address,
  token_endpoint: address,
  jwks_uri: address,
  userinfo_endpoint: address.optional(),
  end_session_endpoint: address.optional(),
  scopes_supported: words,
  response_types_supported: words,
  grant_types_supported: words,
  code_challenge_methods_supported: words,
  token_endpoint_auth_methods_supported: words,
  id_token_signing_alg_values_supported: words,
  authorization_response_iss_parameter_supported: z.boolean().optional(),
  backchannel_logout_supported: z.boolean().optional(),
  backchannel_logout_session_supported: z.boolean().optional(),
})
/** What a provider says of itself (OpenID Connect Discovery 1.0 §3), as far as it is used. */
export type Metadata = z.infer<typeof schema>

const MOST_PROVIDERS = 200
const KEPT_MS = 10 * 60_000
const kept = new BoundedCache<Promise<Metadata>>(MOST_PROVIDERS, KEPT_MS)

/** Where a provider's metadata lies (Discovery 1.0 §4). */
export function metadataAddress(issuer: string): string {
  return `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
}

/**
 * A provider's metadata, kept for ten minutes; those who ask at once wait for one answer, and a failure is not kept.
 * @throws OpenIdError, `wrong_issuer` unless the document's issuer is the very one that was set up
 */
export function metadataOf(provider: OpenIdProvider, now = Date.now()): Promise<Metadata> {
  const key = JSON.stringify([provider.issuer, provider.ca])
  const found = kept.get(key, now)
  if (found) return found
  const asked = askMetadata(provider)
  kept.set(key, asked, now)
  asked.catch(() => kept.drop(key, asked))
  return asked
}

/** Asks now, whatever is kept: for the test of a connection. */
export async function askMetadata(provider: OpenIdProvider): Promise<Metadata> {
  const metadata = await readMetadata(provider)
  if (metadata.issuer !== provider.issuer) {
    throw new OpenIdError('wrong_issuer', 'The provider calls itself by another issuer.', metadata.issuer)
  }
  requireBrowserAddresses(metadata, provider)
  return metadata
}

/** The document as it is, whoever it says it is of. */
export async function readMetadata(provider: OpenIdProvider): Promise<Metadata> {
  const url = metadataAddress(provider.issuer)
  const answer = await providerFetch(provider)(url, { headers: { accept: 'application/json' } })
  if (answer.status !== 200) {
    throw new OpenIdError(
      'bad_answer',
      `The provider's metadata: it answered ${answer.status}.`,
      String(answer.status),
    )
  }
  const parsed = schema.safeParse(await answer.json().catch(() => null))
  if (parsed.success) return parsed.data
  const missing = parsed.error.issues[0]?.path.join('.') ?? ''
  throw new OpenIdError(
    'bad_answer',
    missing === ''
      ? 'The answer is not the metadata of an OpenID provider.'
      : `The metadata lacks ${missing}.`,
    missing === '' ? null : missing,
  )
}

/** @throws OpenIdError `not_allowed` where a browser would be sent to what is no address of the web */
export function requireBrowserAddresses(metadata: Metadata, provider: OpenIdProvider): void {
  for (const name of ['authorization_endpoint', 'end_session_endpoint'] as const) {
    const text = metadata[name]
    if (text !== undefined) requireBrowserAddress(name, text, provider)
  }
}

/** Browsers are sent to https only, or to a host that the operator lists; never to `javascript:`. */
function requireBrowserAddress(name: string, text: string, { allow }: OpenIdProvider): void {
  const url = URL.canParse(text) ? new URL(text) : null
  const fits =
    url?.protocol === 'https:' || (url?.protocol === 'http:' && isAllowedHost(bareHost(url.hostname), allow))
  if (!fits) throw new OpenIdError('not_allowed', `The ${name} is no https address.`, name)
}
