import { Invalid } from './errors'
import { DEFAULT_TOKEN_DAYS, MAX_TOKEN_DAYS } from './token-days'

const DAY_MS = 86_400_000

/**
 * When a token ends: no token is for ever, so that one that was forgotten does no harm for ever.
 * @throws Invalid for an end that has passed or is too far away
 */
export function tokenEnd(kind: keyof typeof DEFAULT_TOKEN_DAYS, asked: Date | null, at: Date): Date {
  if (asked === null) return new Date(at.getTime() + DEFAULT_TOKEN_DAYS[kind] * DAY_MS)
  if (asked <= at) {
    throw new Invalid('invalid_body', 'The token would have expired already.', { at: '/expires_at' })
  }
  if (asked.getTime() > at.getTime() + MAX_TOKEN_DAYS * DAY_MS) {
    const says = `A token works for ${MAX_TOKEN_DAYS} days at most. Rotate it before it ends.`
    throw new Invalid('invalid_body', says, { at: '/expires_at' })
  }
  return asked
}
