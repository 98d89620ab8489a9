import { OutgoingError } from '@/lib/outgoing/outgoing-error'
import { type OutgoingResponse, send } from '@/lib/outgoing/send'
import { OpenIdError } from './openid-error'
import type { OpenIdProvider } from './openid-provider'

/** Whoever signs in waits for it, for two or three answers. */
export const TIMEOUT_MS = 4_000
/** A token that names 5,000 groups is half of it. */
export const MOST_BYTES = 2 * 1024 * 1024

/** What the libraries hand to a fetch. */
export interface FetchOptions {
  method?: string | undefined
  headers?: Headers | Readonly<Record<string, string>> | undefined
  body?: unknown
}
export type ProviderFetch = (url: string | URL | Request, options?: FetchOptions) => Promise<Response>

/**
 * The only way to a provider: the address is pinned and guarded (`lib/outgoing`), no redirect is followed, an answer
 * comes within four seconds and two megabytes or not at all.
 */
export function providerFetch({ allow, ca }: Pick<OpenIdProvider, 'allow' | 'ca'>): ProviderFetch {
  return async (url, { method = 'GET', headers, body } = {}) => {
    if (url instanceof Request || (method !== 'GET' && method !== 'POST'))
      throw new TypeError('not used here')
    const answer = await send({
      method,
      url: new URL(url),
      headers: Object.fromEntries(new Headers(headers)),
      body: textOf(body),
      allow,
      timeoutMs: TIMEOUT_MS,
      mostBytes: MOST_BYTES,
      ...(ca === null ? {} : { ca }),
    }).catch((error: unknown) => {
      throw faultOf(error)
    })
    return responseOf(answer)
  }
}

function textOf(body: unknown): string | null {
  if (body === undefined || body === null) return null
  if (typeof body === 'string') return body
  if (body instanceof URLSearchParams) return body.toString()
  throw new TypeError('a form or nothing is sent to a provider')
}

function responseOf({ status, headers, bytes, whole }: OutgoingResponse): Response {
  if (!whole) throw new OpenIdError('bad_answer', `The provider answered more than ${MOST_BYTES} bytes.`)
  if (status >= 300 && status < 400) {
    throw new OpenIdError('bad_answer', 'The provider answered with a redirect, which is not followed.')
  }
  if (status < 200 || status > 599) throw new OpenIdError('bad_answer', `The provider answered ${status}.`)
  const type = headers['content-type']
  const challenge = headers['www-authenticate']
  return new Response(status === 204 ? null : bytes, {
    status,
    headers: {
      ...(type === undefined ? {} : { 'content-type': type }),
      ...(challenge === undefined ? {} : { 'www-authenticate': challenge }),
    },
  })
}

function faultOf(error: unknown): unknown {
  if (!(error instanceof OutgoingError)) return error
  const { code, message, system } = error
  const refused = code === 'closed_network' || code === 'not_https'
  return new OpenIdError(refused ? 'not_allowed' : 'unreachable', message, system ?? code)
}
