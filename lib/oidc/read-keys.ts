import { z } from 'zod'
import type { Metadata } from './metadata'
import { OpenIdError } from './openid-error'
import type { OpenIdProvider } from './openid-provider'
import { providerFetch } from './provider-fetch'

const schema = z.object({
  keys: z.array(
    z.object({
      kty: z.string(),
      kid: z.string().optional(),
      alg: z.string().optional(),
      use: z.string().optional(),
    }),
  ),
})

/**
 * The keys by which a provider signs, as it publishes them now, in words: `RS256 kid`.
 * @throws OpenIdError
 */
export async function readKeys(provider: OpenIdProvider, { jwks_uri }: Metadata): Promise<string[]> {
  const answer = await providerFetch(provider)(jwks_uri, { headers: { accept: 'application/json' } })
  const parsed = schema.safeParse(await answer.json().catch(() => null))
  if (answer.status !== 200 || !parsed.success) {
    throw new OpenIdError('bad_answer', 'The answer is no set of keys.', String(answer.status))
  }
  const signing = parsed.data.keys.filter(({ use, kty }) => (use ?? 'sig') === 'sig' && kty !== 'oct')
  return signing.map(({ alg, kty, kid }) => [alg ?? kty, kid ?? ''].join(' ').trim().slice(0, 100))
}
