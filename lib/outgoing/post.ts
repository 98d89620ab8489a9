import type { OutgoingAllow } from './outgoing-rule'
import { send } from './send'

/** Enough for any answer that says why; the rest is not read. */
const MOST_BYTES = 16_384
const TIMEOUT_MS = 10_000

export interface OutgoingPost {
  url: URL
  headers: Readonly<Record<string, string>>
  body: string
  allow: OutgoingAllow
  timeoutMs?: number
}

export interface OutgoingAnswer {
  status: number
  /** The first bytes of the body, as text. */
  text: string
}

/**
 * Posts to an address that somebody of a tenant gave (see `send.ts` for what guards it).
 * @throws OutgoingError
 */
export async function post({ timeoutMs = TIMEOUT_MS, ...given }: OutgoingPost): Promise<OutgoingAnswer> {
  const { status, bytes } = await send({ ...given, method: 'POST', timeoutMs, mostBytes: MOST_BYTES })
  return { status, text: bytes.toString('utf8') }
}
