import { createHash } from 'node:crypto'
import { z } from 'zod'
import { seal } from '@/lib/seal/seal'
import { unseal } from '@/lib/seal/unseal'

const PLACE = 'sign-in ticket'
const GOOD_FOR_MS = 5 * 60_000
const form = z.object({ email: z.string(), password: z.string(), at: z.number() })

/**
 * What somebody gets who gave the right password of an account with a second factor: sealed, good for five minutes, for
 * this password alone. It opens nothing without a code.
 */
export function signInTicket(email: string, passwordHash: string, at: Date): string {
  const content = { email, password: printOf(passwordHash), at: at.getTime() }
  return Buffer.from(seal(JSON.stringify(content), PLACE)).toString('base64url')
}

/** Whose ticket it is, and whether it is of this very password; null for one that is not ours, or too old. */
export function readTicket(
  ticket: string,
  at: Date,
): { email: string; isOf: (passwordHash: string | null) => boolean } | null {
  try {
    const {
      email,
      password,
      at: made,
    } = form.parse(JSON.parse(unseal(new Uint8Array(Buffer.from(ticket, 'base64url')), PLACE)))
    const age = at.getTime() - made
    if (age < 0 || age > GOOD_FOR_MS) return null
    return { email, isOf: (hash) => hash !== null && printOf(hash) === password }
  } catch {
    return null
  }
}

function printOf(passwordHash: string): string {
  return createHash('sha256').update(passwordHash).digest('base64url')
}
